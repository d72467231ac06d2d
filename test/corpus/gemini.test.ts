import { gemini } from '../../src/providers/gemini.ts'
import { geminiRecordings } from './geminiRecordings.ts'
import { replayCases } from './replayCases.ts'
import { replayRecordings } from './replayRecordings.ts'

replayRecordings({ ...geminiRecordings, cuts: [0, 97] })

replayCases({
  dialect: 'gemini',
  cases: 3,
  contentType: 'text/event-stream',
  provider: (transport) => gemini.events({ apiKey: 'k', transport }),
})
