import { chatRecordings } from '../corpus/chatRecordings.ts'
import { replayRecordings } from '../corpus/replayRecordings.ts'

replayRecordings({ ...chatRecordings, cuts: [1] })
