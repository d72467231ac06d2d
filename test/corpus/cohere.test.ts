import { cohereRecordings } from './cohereRecordings.ts'
import { replayRecordings } from './replayRecordings.ts'

replayRecordings({ ...cohereRecordings, cuts: [0, 97] })
