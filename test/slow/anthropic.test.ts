import { anthropicRecordings } from '../corpus/anthropicRecordings.ts'
import { replayRecordings } from '../corpus/replayRecordings.ts'

replayRecordings({ ...anthropicRecordings, cuts: [1] })
