import type { FaultRow } from '../FaultRow.ts'
import { failsFirst, failsLater } from '../outcomes.ts'
import { end, hello, open, says } from '../says.ts'

const upstream = { _tag: 'Upstream', retryable: true } as const
const error = (message: string) => JSON.stringify({ error: { message, type: 'server_error' } })

export const failuresInside: readonly FaultRow[] = [
  {
    number: 'F31',
    title: 'a 200 whose first event is an error',
    does: 'the tag that the same error has as a status, else `Upstream`',
    cases: [
      {
        name: 'overloaded',
        fault: says((wire) => wire.overloaded('try later')),
        expect: failsFirst(upstream, /try later/),
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
        expect: failsFirst({ _tag: 'RateLimited', retryable: true }, /slow down/),
      },
      {
        name: 'a wrong key',
        wires: ['chat', 'anthropic'],
        fault: says((wire) =>
          wire
            .overloaded('who are you')
            .replace('"code":503', '"code":401')
            .replace('overloaded_error', 'authentication_error'),
        ),
        expect: failsFirst({ _tag: 'Unauthorized', retryable: false }, /who are you/),
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
        expect: failsLater(upstream, /broke/),
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
        expect: failsLater(upstream),
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
        expect: failsFirst(upstream, /model is down/),
      },
      {
        name: 'later',
        fault: says(open, hello, () => `\n${error('model is down')}`),
        expect: failsLater(upstream, /model is down/),
      },
    ],
  },
]
