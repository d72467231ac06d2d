import { ollama } from '../../src/providers/ollama.ts'
import { ollamaRecordings } from './ollamaRecordings.ts'
import { replayCases } from './replayCases.ts'
import { replayRecordings } from './replayRecordings.ts'

replayRecordings({ ...ollamaRecordings, cuts: [0, 97] })

replayCases({
  dialect: 'ollama',
  cases: 5,
  contentType: 'application/x-ndjson',
  provider: (transport) => ollama.events({ transport }),
})
