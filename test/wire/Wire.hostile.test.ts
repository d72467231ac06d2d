import * as fc from 'fast-check'
import { anthropic } from '../../src/providers/anthropic.ts'
import { cohere } from '../../src/providers/cohere.ts'
import type { VendorFactory } from '../../src/providers/createFaces.ts'
import { gemini } from '../../src/providers/gemini.ts'
import { ollama } from '../../src/providers/ollama.ts'
import { openai } from '../../src/providers/openai.ts'
import { openaiResponses } from '../../src/providers/openaiResponses.ts'
import { ylokh } from '../../src/providers/ylokh.ts'
import { answerWhole } from './answerWhole.ts'
import { expectHarmless } from './expectHarmless.ts'
import { hostileEvents } from './hostileEvents.ts'
import type { Heard } from './listen.ts'

/* Replies in one piece, on every wire. */

const completion = {
  id: 'c1',
  model: 'm',
  choices: [
    {
      index: 0,
      message: {
        role: 'assistant',
        reasoning_content: 'Let me think.',
        content: 'One moment',
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }],
      },
      finish_reason: 'tool_calls',
    },
  ],
  usage: { prompt_tokens: 3, completion_tokens: 9, completion_tokens_details: { reasoning_tokens: 2 } },
}

const WHOLE: readonly (readonly [string, VendorFactory, object])[] = [
  ['openai', openai, completion],
  ['ylokh', ylokh, completion],
  [
    'openaiResponses',
    openaiResponses,
    {
      id: 'resp_1',
      model: 'm',
      status: 'completed',
      error: null,
      incomplete_details: null,
      output: [
        { id: 'rs_1', type: 'reasoning', summary: [{ type: 'summary_text', text: 'Let me think.' }] },
        { id: 'msg_1', type: 'message', content: [{ type: 'output_text', text: 'One moment', annotations: [] }] },
        { id: 'fc_1', type: 'function_call', call_id: 'a', name: 'weather', arguments: '{"city":"Oslo"}' },
      ],
      usage: { input_tokens: 3, output_tokens: 9, output_tokens_details: { reasoning_tokens: 2 } },
    },
  ],
  [
    'anthropic',
    anthropic,
    {
      id: 'msg_1',
      type: 'message',
      model: 'm',
      content: [
        { type: 'thinking', thinking: 'Let me think.', signature: 'S1' },
        { type: 'redacted_thinking', data: 'S2' },
        { type: 'text', text: 'One moment' },
        { type: 'tool_use', id: 'a', name: 'weather', input: { city: 'Oslo' } },
      ],
      stop_reason: 'tool_use',
      usage: { input_tokens: 3, output_tokens: 9, output_tokens_details: { thinking_tokens: 2 } },
    },
  ],
  [
    'gemini',
    gemini,
    {
      candidates: [
        {
          index: 0,
          content: {
            role: 'model',
            parts: [{ text: 'One moment' }, { functionCall: { name: 'weather', args: { city: 'Oslo' } } }],
          },
          finishReason: 'STOP',
        },
      ],
      usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 9 },
    },
  ],
  [
    'ollama',
    ollama,
    {
      model: 'm',
      message: {
        role: 'assistant',
        thinking: 'Let me think.',
        content: 'One moment',
        tool_calls: [{ function: { name: 'weather', arguments: { city: 'Oslo' } } }],
      },
      done: true,
      done_reason: 'stop',
      prompt_eval_count: 3,
    },
  ],
  [
    'cohere',
    cohere,
    {
      id: 'c1',
      message: {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'Let me think.' },
          { type: 'text', text: 'One moment' },
        ],
        tool_plan: 'no!',
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }],
      },
      finish_reason: 'TOOL_CALL',
      usage: { tokens: { input_tokens: 3, output_tokens: 9 } },
    },
  ],
]

/** Arguments that come as an object lack in their text what the object lacks, so they are looked at by themselves. */
const withoutCalls = (heard: Heard): Heard => ({
  ...heard,
  events: heard.events.filter(({ type }) => type !== 'toolCall'),
})
/** All of it stands in one place: that twice is all of it twice. */
const twice = ({ events }: Heard): Heard => ({ events: [...events, ...events], activities: 0 })

test.each(WHOLE)(
  '%s: a field that is missing, null, of another type or there twice says nothing new',
  async (_, vendor, body) => {
    const intact = await answerWhole(vendor, body)
    expect(intact).toMatchObject({ events: expect.arrayContaining([{ type: 'text', text: 'One moment' }]) })
    await fc.assert(
      fc.asyncProperty(hostileEvents([body]), async ({ events: [changed] }) => {
        const damaged = await answerWhole(vendor, changed ?? null)
        expectHarmless(twice(withoutCalls(intact)), withoutCalls(damaged))
        const calls = damaged.events.filter((event) => event.type === 'toolCall')
        expect(
          calls
            .map((call) => call.arguments)
            .join()
            .match(/[A-Z]\w+/g) ?? [],
        ).not.toContainEqual(expect.not.stringMatching(/^Oslo$/))
      }),
      { numRuns: 300 },
    )
  },
)
