import type { Behave, Expected, FaultCase, FaultRow } from '../FaultRow.ts'
import { type Frames, messageStart } from '../frames.ts'
import { answer } from './statuses.ts'

type Write = (wire: Frames) => string

/** A reply of these events, sent whole. */
const says =
  (...parts: Write[]): Behave =>
  (connection, { wire }) => {
    connection.head()
    connection.send(...parts.map((part) => part(wire)))
    connection.finish()
  }

const open: Write = ({ open }) => open
const end: Write = ({ closing, mark }) => closing + mark
const hello: Write = (wire) => wire.token('Hel') + wire.token('lo')
const whole: Expected = { outcome: 'complete', tokens: ['Hel', 'lo'] }
const broken = (error: NonNullable<Expected['error']>): Expected => ({
  outcome: 'error',
  error: { committed: false, ...error },
  retry: error.retryable === true,
  fallback: true,
})
const brokenLater = (error: NonNullable<Expected['error']>): Expected => ({
  outcome: 'error',
  tokens: ['Hel', 'lo'],
  error: { ...error, committed: true, retryable: false },
  retry: false,
  fallback: false,
})
const both = (name: string, wrong: Write, error: NonNullable<Expected['error']>): FaultCase[] => [
  { name: `${name}, first`, fault: says(open, wrong, end), expect: broken(error) },
  { name: `${name}, later`, fault: says(open, hello, wrong, end), expect: brokenLater(error) },
]
const upstream = { _tag: 'Upstream', retryable: true }
const shapes = { chat: 'choices.0.delta.content', anthropic: 'delta.text', ollama: 'message.content' }
const error = (message: string) => JSON.stringify({ error: { message, type: 'server_error' } })

export const content: readonly FaultRow[] = [
  {
    number: 'F26',
    title: 'something like `[DONE]`',
    does: '`Decode`; only the exact sentinel ends a reply, white space around it aside',
    cases: [
      ...['data: [DONE]x\n\n', 'data: [DONE]\ndata: x\n\n'].map(
        (fake): FaultCase => ({
          name: JSON.stringify(fake),
          wires: ['chat'],
          fault: says(open, hello, () => fake, end),
          expect: brokenLater({ _tag: 'Decode', path: '' }),
        }),
      ),
      { name: 'spaces', wires: ['chat'], fault: says(hello, () => 'data:   [DONE] \n\n'), expect: whole },
    ],
  },
  {
    number: 'F27',
    title: 'an event that is no JSON',
    does: '`Decode`, with at most 200 characters of what came',
    cases: both('no JSON', (wire) => wire.event(`{"a": ${'oops '.repeat(99)}`), {
      _tag: 'Decode',
      path: '',
      retryable: false,
    }),
  },
  {
    number: 'F28',
    title: 'the last event is half a JSON',
    does: '`Interrupted`',
    cases: [
      {
        name: 'first',
        fault: says(open, (wire) => wire.token('never').slice(0, -9)),
        expect: broken({ _tag: 'Interrupted', retryable: true }),
      },
      {
        name: 'later',
        fault: says(open, hello, (wire) => wire.token('never').slice(0, -9)),
        expect: brokenLater({ _tag: 'Interrupted' }),
      },
    ],
  },
  {
    number: 'F29',
    title: 'JSON of another shape',
    does: '`Decode`, with the path',
    cases: [
      ...both('content: 5', (wire) => wire.misshapen('5'), { _tag: 'Decode', retryable: false }).map((each) => ({
        ...each,
        byWire: Object.fromEntries(
          Object.entries(shapes).map(([wire, path]) => [
            wire,
            { error: { ...each.expect.error, path }, says: new RegExp(`a number for ${path.replaceAll('.', '\\.')}`) },
          ]),
        ),
      })),
      ...both('null', (wire) => wire.event('null'), { _tag: 'Decode', path: '', retryable: false }),
      ...both('a list', (wire) => wire.event('[1]'), { _tag: 'Decode', path: '', retryable: false }),
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
    number: 'F31',
    title: 'a 200 whose first event is an error',
    does: 'the tag that the same error has as a status, else `Upstream`',
    cases: [
      {
        name: 'overloaded',
        fault: says((wire) => wire.overloaded('try later')),
        expect: { ...broken(upstream), says: /try later/ },
      },
      {
        name: 'rate limit',
        wires: ['chat', 'anthropic'],
        fault: says((wire) =>
          wire
            .overloaded('slow down')
            .replace('"code":503', '"code":429')
            .replace('overloaded_error', 'rate_limit_error'),
        ),
        expect: { ...broken({ _tag: 'RateLimited', retryable: true }), says: /slow down/ },
      },
    ],
  },
  {
    number: 'F32',
    title: 'an error event after content',
    does: 'the tokens, then the error',
    cases: [
      {
        name: 'overloaded',
        fault: says(open, hello, (wire) => wire.overloaded('broke'), end),
        expect: brokenLater(upstream),
      },
    ],
  },
  {
    number: 'F33',
    title: 'an error after the finish reason',
    does: 'fails: a finish reason alone does not end a reply',
    cases: [
      {
        name: 'finished, then failed',
        wires: ['chat', 'anthropic'],
        fault: says(
          open,
          hello,
          ({ closing }) => closing,
          (wire) => wire.overloaded('broke'),
          ({ mark }) => mark,
        ),
        expect: brokenLater(upstream),
      },
    ],
  },
  {
    number: 'F34',
    title: 'an error as plain JSON between the events',
    does: '`Upstream`, with its message',
    cases: [
      {
        name: 'first',
        fault: says(open, () => `${error('model is down')}\n`),
        expect: { ...broken(upstream), says: /model is down/ },
      },
      {
        name: 'later',
        fault: says(open, hello, () => `\n${error('model is down')}`),
        expect: { ...brokenLater(upstream), says: /model is down/ },
      },
    ],
  },
  {
    number: 'F35',
    title: 'a 200 with an HTML page',
    does: '`HttpStatus`, with the words of the page',
    cases: [
      {
        name: 'a page',
        fault: answer(200, { 'content-type': 'text/html' }, '<html><h1>Sign in</h1><style>a{}</style></html>'),
        expect: { ...broken({ _tag: 'HttpStatus', status: 200, retryable: false }), says: /Sign in$/ },
      },
    ],
  },
  {
    number: 'F36',
    title: 'a 200 with an error as JSON',
    does: 'the error’s own tag, else `Upstream`',
    cases: [
      {
        name: 'an error',
        fault: answer(200, { 'content-type': 'application/json' }, error('broke')),
        expect: { ...broken(upstream), says: /broke/ },
      },
      {
        name: 'a rate limit',
        fault: answer(200, { 'content-type': 'application/json' }, '{"error":{"message":"slow","code":429}}'),
        expect: broken({ _tag: 'RateLimited', retryable: true }),
      },
    ],
  },
  {
    number: 'F37',
    title: 'a 200 with the whole reply as JSON',
    does: 'emits it once and completes',
    cases: [
      {
        name: 'whole',
        fault: (connection, stage) =>
          answer(200, { 'content-type': 'application/json' }, stage.wire.whole('Hello there'))(connection, stage),
        expect: { outcome: 'complete', tokens: ['Hello there'] },
      },
    ],
  },
  {
    number: 'F38',
    title: 'an empty body, or 204',
    does: '`Interrupted`; a reply with an end mark and no content is `Empty`',
    cases: [
      { name: 'empty', fault: says(), expect: broken({ _tag: 'Interrupted', retryable: true }) },
      {
        name: '204',
        fault(connection) {
          connection.raw('HTTP/1.1 204 No Content\r\n\r\n')
          connection.end()
        },
        expect: broken({ _tag: 'Interrupted', retryable: true }),
      },
      { name: 'nothing said', fault: says(open, end), expect: broken({ _tag: 'Empty', retryable: true }) },
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
        expect: brokenLater({ _tag: 'Interrupted' }),
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
