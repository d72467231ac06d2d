import * as fc from 'fast-check'
import { expectHarmless } from '../expectHarmless.ts'
import { hostileEvents } from '../hostileEvents.ts'
import { item, say, speakResponses } from './speakResponses.ts'

const text = { output_index: 1, content_index: 0, item_id: 'msg_1' }
const call = { output_index: 3, item_id: 'fc_call_1' }
const output = [
  item.thought('Let me think.', 'gAAA'),
  item.message('One moment'),
  { type: 'web_search_call', id: 'ws_1', status: 'completed', action: { query: 'no!' } },
  item.call('call_1', '{"city":"Oslo"}'),
]
const [thought, message, search, asked] = output as [object, object, object, object]

const events = [
  say.created,
  say.added({ ...thought, summary: [] }, 0),
  say.summary('Let me think.', 0),
  { type: 'response.reasoning_summary_text.done', text: 'Let me think.', output_index: 0, summary_index: 0 },
  say.done(thought, 0),
  say.added(item.message(), 1),
  { type: 'response.content_part.added', part: { type: 'output_text', text: '' }, ...text },
  say.text('One', text),
  say.text(' moment', text),
  say.textDone('One moment', text),
  { type: 'response.content_part.done', part: { type: 'output_text', text: 'One moment' }, ...text },
  say.done(message, 1),
  say.added(search, 2),
  say.done(search, 2),
  say.added(item.call('call_1', ''), 3),
  say.fill('{"city":', call),
  say.fill('"Oslo"}', call),
  say.filled('{"city":"Oslo"}', call),
  say.done(asked, 3),
  say.completed({
    output,
    usage: { input_tokens: 9, output_tokens: 5, output_tokens_details: { reasoning_tokens: 2 } },
  }),
]

test('a field that is missing, null, of another type or there twice never says what the reply does not', async () => {
  const intact = await speakResponses(...events)
  expect(intact.error).toBeUndefined()
  await fc.assert(
    fc.asyncProperty(hostileEvents(events), async ({ events: changed }) => {
      expectHarmless(intact, await speakResponses(...changed))
    }),
    { numRuns: 500 },
  )
})
