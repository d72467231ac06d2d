import { codeLinkAva } from '../../src/providers/codeLinkAva.ts'
import { openai } from '../../src/providers/openai.ts'
import { replayCases } from './replayCases.ts'

replayCases({
  dialect: 'openai-chat',
  cases: 22,
  contentType: 'text/event-stream',
  provider: (transport, reader) =>
    reader === 'line' ? codeLinkAva.events({ transport }) : openai.events({ apiKey: 'k', transport }),
})
