import { cohereRecordings } from '../corpus/cohereRecordings.ts'
import { replayRecordings } from '../corpus/replayRecordings.ts'

replayRecordings({ ...cohereRecordings, cuts: [1] })
