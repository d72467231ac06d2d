import { openaiResponses } from '../../src/providers/openaiResponses.ts'
import { replayCases } from './replayCases.ts'
import { replayRecordings } from './replayRecordings.ts'
import { responsesRecordings } from './responsesRecordings.ts'

replayRecordings({ ...responsesRecordings, cuts: [0, 97] })

replayCases({
  dialect: 'openai-responses',
  cases: 5,
  contentType: 'text/event-stream',
  provider: (transport) => openaiResponses.events({ apiKey: 'k', transport }),
})
