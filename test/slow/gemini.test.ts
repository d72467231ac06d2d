import { geminiRecordings } from '../corpus/geminiRecordings.ts'
import { replayRecordings } from '../corpus/replayRecordings.ts'

replayRecordings({ ...geminiRecordings, cuts: [1] })
