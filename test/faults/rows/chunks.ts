import type { FaultCase, FaultRow } from '../FaultRow.ts'
import { messageStart, type WireName } from '../frames.ts'
import { failsFirst, failsLater, whole } from '../outcomes.ts'
import { end, hello, open, says, type Write } from '../says.ts'

const INPUT = /^.{1,200}$/s

/** A chunk that cannot be read, before and after content. */
const both = (name: string, wrong: Write, path = '', message?: RegExp): FaultCase[] => [
  {
    name: `${name}, first`,
    fault: says(open, wrong, end),
    expect: failsFirst({ _tag: 'Decode', path, input: INPUT, retryable: false }, message),
  },
  {
    name: `${name}, later`,
    fault: says(open, hello, wrong, end),
    expect: failsLater({ _tag: 'Decode', path, input: INPUT }, message),
  },
]

/** A number where the text should be. */
const misshapen = (wire: WireName, path: string): FaultCase[] =>
  both(
    'content: 5',
    (frames) => frames.misshapen('5'),
    path,
    new RegExp(`a number for ${path.replaceAll('.', '\\.')}`),
  ).map((each) => ({ ...each, wires: [wire] }))

export const chunks: readonly FaultRow[] = [
  {
    number: 'F27',
    title: 'an event that is no JSON',
    does: '`Decode`, with at most 200 characters of what came',
    cases: both('no JSON', (wire) => wire.event(`{"a": ${'oops '.repeat(99)}`)),
  },
  {
    number: 'F28',
    title: 'the last event is half a JSON',
    does: '`Interrupted`',
    cases: [
      {
        name: 'first',
        fault: says(open, (wire) => wire.token('never').slice(0, -9)),
        expect: failsFirst({ _tag: 'Interrupted', retryable: true }),
      },
      {
        name: 'later',
        fault: says(open, hello, (wire) => wire.token('never').slice(0, -9)),
        expect: failsLater({ _tag: 'Interrupted' }),
      },
    ],
  },
  {
    number: 'F29',
    title: 'JSON of another shape',
    does: '`Decode`, with the path',
    cases: [
      ...misshapen('chat', 'choices.0.delta.content'),
      ...misshapen('anthropic', 'delta.text'),
      ...misshapen('ollama', 'message.content'),
      ...both('null', (wire) => wire.event('null')),
      ...both('a list', (wire) => wire.event('[1]')),
    ],
  },
  {
    number: 'F30',
    title: 'chunks without choices, delta, message or text',
    does: 'skips them',
    cases: [
      {
        name: 'bare',
        fault: says(
          open,
          ({ bare }) => bare,
          hello,
          ({ bare }) => bare,
          end,
        ),
        expect: whole,
      },
    ],
  },
  {
    number: 'F78',
    title: 'a relay says `message_start` twice, or begins another message',
    does: 'ignores the double; another message after content is `Interrupted`',
    cases: [
      {
        name: 'twice',
        wires: ['anthropic'],
        fault: says(open, open, hello, () => messageStart('msg_1'), end),
        expect: whole,
      },
      {
        name: 'another',
        wires: ['anthropic'],
        fault: says(open, hello, () => messageStart('msg_2'), hello, end),
        expect: failsLater({ _tag: 'Interrupted' }),
      },
    ],
  },
  {
    number: 'F79',
    title: 'several choices, mixed',
    does: 'delivers the first one',
    cases: [
      {
        name: 'two',
        wires: ['chat'],
        fault: says(
          open,
          (wire) => wire.token('no').replace('"index":0', '"index":1'),
          hello,
          (wire) => wire.closing.replace('"index":0', '"index":1'),
          end,
        ),
        expect: whole,
      },
    ],
  },
]
