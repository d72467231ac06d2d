import { ollamaRecordings } from '../corpus/ollamaRecordings.ts'
import { replayRecordings } from '../corpus/replayRecordings.ts'

replayRecordings({ ...ollamaRecordings, cuts: [1] })
