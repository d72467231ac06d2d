import * as fc from 'fast-check'
import { speakAnthropic, say as anthropic } from './anthropic/speakAnthropic.ts'
import { speakCohere, say as cohere } from './cohere/speakCohere.ts'
import { ends, parts, speakGemini } from './gemini/speakGemini.ts'
import type { Heard } from './listen.ts'
import { last, line, speakOllama } from './ollama/speakOllama.ts'
import { speakChat, say as chat } from './openaiChat/speakChat.ts'
import { speakResponses, say as responses } from './openaiResponses/speakResponses.ts'

/* Streams of anything at all, on every wire: JSON of any kind among events that are right. */

const OURS = /^(Decode|Empty|Interrupted|Upstream|RateLimited|Unauthorized|InvalidRequest|QuotaExhausted|TooLarge)$/

test.each<[string, (...events: readonly unknown[]) => Promise<Heard>, readonly unknown[]]>([
  ['openai', speakChat, [chat.text('a'), chat.call({ index: 0 }), chat.finish('stop'), chat.usage({})]],
  ['openaiResponses', speakResponses, [responses.created, responses.text('a'), responses.completed()]],
  ['anthropic', speakAnthropic, [anthropic.start(), anthropic.text('a'), anthropic.json('{}'), anthropic.stop]],
  ['gemini', speakGemini, [parts({ text: 'a' }), parts({ functionCall: {} }), ends()]],
  ['ollama', speakOllama, [line({ content: 'a' }), last()]],
  ['cohere', speakCohere, [cohere.start, cohere.content({ text: 'a' }), cohere.json(0, '{}'), cohere.end()]],
])('%s: ends with a reply or with an error of ours', async (_, speak, right) => {
  const anything = fc.array(fc.oneof(fc.jsonValue(), fc.constantFrom(...right)), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(anything, async (events) => {
      const { error } = await speak(...events)
      if (error) expect(error._tag).toMatch(OURS)
    }),
    { numRuns: 300 },
  )
})
