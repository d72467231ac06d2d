import { anthropic } from '../../src/providers/anthropic.ts'
import { anthropicRecordings } from './anthropicRecordings.ts'
import { replayCases } from './replayCases.ts'
import { replayRecordings } from './replayRecordings.ts'

replayRecordings({ ...anthropicRecordings, cuts: [0, 97] })

replayCases({
  dialect: 'anthropic-messages',
  cases: 5,
  contentType: 'text/event-stream',
  provider: (transport) => anthropic.events({ apiKey: 'k', transport }),
})
