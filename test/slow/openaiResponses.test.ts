import { responsesRecordings } from '../corpus/responsesRecordings.ts'
import { replayRecordings } from '../corpus/replayRecordings.ts'

replayRecordings({ ...responsesRecordings, cuts: [1] })
