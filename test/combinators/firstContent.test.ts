import { NEVER, of, take, throwError } from 'rxjs'
import { fallback } from '../../src/combinators/fallback.ts'
import { firstContent, type LaneConfig } from '../../src/combinators/firstContent.ts'
import { hedge } from '../../src/combinators/hedge.ts'
import { race } from '../../src/combinators/race.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { monotonicScheduler } from '../../src/core/monotonicScheduler.ts'
import type { Provider } from '../../src/core/Provider.ts'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { text } from '../../src/core/text.ts'
import { withOptions } from '../../src/core/withOptions.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { thrownBy } from '../core/thrownBy.ts'
import { ask, lanes, messages } from './ask.ts'

const refused = createProviderError('Network', 'refused', { phase: 'connect' })
const limited = createProviderError('RateLimited', 'slow down')
const aborted = createProviderError('Aborted', 'the call was aborted')
const boom = new RangeError('boom')
/** What becomes of it where a function of the caller's throws it. */
const broken = { _tag: 'Upstream', message: 'boom', committed: false }

const events: Record<string, ChatEvent> = {
  p: { type: 'activity' },
  r: { type: 'reasoning', text: 'Hm' },
  q: { type: 'reasoning', text: 'Hm, hm' },
  u: { type: 'usage', outputTokens: 1 },
  t: { type: 'text', text: 'Hi' },
  v: { type: 'text', text: '!' },
}
const isText = (element: unknown) => (element as ChatEvent).type === 'text'

type Combine = <A>(providers: readonly Provider<A>[], config?: LaneConfig) => Provider<A>

/** When the second lane starts, where the first one has not failed by then: at once, never, after 3 ms. */
const all: [name: string, combine: Combine, secondStart: 0 | 3 | undefined][] = [
  ['race', race, 0],
  ['fallback', fallback, undefined],
  ['hedge', (providers, config = {}) => hedge(providers, { delay: 3, ...config }), 3],
]

describe.each(all)('%s', (name, combine, secondStart) => {
  /** The subscriptions to a second lane that is left at `end`, where the first one has not failed before. */
  const secondLeftAt = (end: number): string[] => {
    if (secondStart === undefined || secondStart > end) return []
    const lasting = end - secondStart
    return [`${'-'.repeat(secondStart)}${lasting === 0 ? '(^!)' : `^${'-'.repeat(lasting - 1)}!`}`]
  }

  test('has its own name', () => {
    expect(combine(lanes(NEVER)).name).toBe(name)
  })

  describe('what comes before the first content', () => {
    test('is dropped where it is empty; after it everything is passed on as it is', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const a = cold('    -e-a-e-b|', { e: '', a: 'a', b: 'b' })
        const aSubs = '     ^-------!'
        const expected = '  ---a-e-b|'

        expectObservable(ask(combine(lanes(a)))).toBe(expected, { e: '', a: 'a', b: 'b' })
        expectSubscriptions(a.subscriptions).toBe(aSubs)
      })
    })

    test('is held back where it says something, and comes in order once its lane has won; signs of life are gone', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const a = cold('    pr(qpp)u-t-----r-v-p|', events)
        const aSubs = '     ^-------------------!'
        const expected = '  ---------(rqut)r-v-p|'

        expectObservable(ask(combine(lanes(a), { isContent: isText }))).toBe(expected, events)
        expectSubscriptions(a.subscriptions).toBe(aSubs)
      })
    })

    test('leaves no trace where another lane answers', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const a = cold('    r-#         ', events, limited)
        const aSubs = '     ^-!         '
        const b = cold('    --u-t---v|', events)
        const bStart = secondStart === 0 ? '' : '--'

        expectObservable(ask(combine(lanes(a, b), { isContent: isText }))).toBe(`${bStart}----(ut)v|`, events)
        expectSubscriptions(a.subscriptions).toBe(aSubs)
        expectSubscriptions(b.subscriptions).toBe(`${bStart}^--------!`)
      })
    })

    test('is not handed out any further once the consumer has enough', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const a = cold('    r-q-t-v|', events)
        const aSubs = '     ^---!   '
        const expected = '  ----(r|)'

        expectObservable(ask(combine(lanes(a), { isContent: isText })).pipe(take(1))).toBe(expected, events)
        expectSubscriptions(a.subscriptions).toBe(aSubs)
      })
    })

    test('makes a reply that had nothing else an empty one, which would be the same again', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const a = cold('    r-u|', events)
        const aSubs = '     ^--!'
        const expected = '  ---#'

        expectObservable(ask(combine(lanes(a), { isContent: isText }))).toBe(expected, events, {
          _tag: 'Empty',
          provider: 'a',
          committed: false,
          retryable: false,
        })
        expectSubscriptions(a.subscriptions).toBe(aSubs)
      })
    })
  })

  describe('after the win', () => {
    test('a failure says that content came before it, and nothing else is started', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const a = cold('    -a-#   ', undefined, limited)
        const aSubs = '     ^--!   '
        const b = cold('    ------b')
        const expected = '  -a-#   '

        expectObservable(ask(combine(lanes(a, b)))).toBe(expected, undefined, {
          ...limited.toJSON(),
          committed: true,
          retryable: false,
        })
        expectSubscriptions(a.subscriptions).toBe(aSubs)
        expectSubscriptions(b.subscriptions).toBe(secondLeftAt(1))
      })
    })

    test('a failure that is no ProviderError becomes one, because it could not say so', () => {
      const errors: ProviderError[] = []
      marbles(({ cold, flush }) => {
        const a = cold('    -a-#', undefined, boom)
        ask(combine(lanes(a))).subscribe({ error: (error) => errors.push(error) })
        flush()
      })

      expect(errors.map((error) => error.toJSON())).toEqual([
        { _tag: 'Upstream', message: 'boom', committed: true, retryable: false },
      ])
      expect(errors[0]?.cause).toBe(boom)
    })

    test('its completion is the end, and nothing else is started', () => {
      marbles(({ cold, expectObservable, expectSubscriptions, flush, scheduler }) => {
        const a = cold('    -a|    ')
        const aSubs = '     ^-!    '
        const b = cold('    ------b')
        const expected = '  -a|    '

        expectObservable(ask(combine(lanes(a, b)))).toBe(expected)
        expectSubscriptions(a.subscriptions).toBe(aSubs)
        expectSubscriptions(b.subscriptions).toBe(secondLeftAt(1))
        flush()
        expect(scheduler.now()).toBe(2)
      })
    })

    test('neither predicate is asked any more', () => {
      const when = jest.fn(() => true)
      const isContent = jest.fn(() => true)
      marbles(({ cold, expectObservable }) => {
        const a = cold('    a-b-c#', undefined, limited)
        const expected = '  a-b-c#'

        expectObservable(ask(combine(lanes(a), { when, isContent }))).toBe(expected, undefined, { committed: true })
      })

      expect(when).not.toHaveBeenCalled()
      expect(isContent).toHaveBeenCalledTimes(1)
    })
  })

  describe('when(error)', () => {
    test('false ends the call with that error, and the other lanes are left', () => {
      marbles(({ cold, expectObservable, expectSubscriptions, flush, scheduler }) => {
        const a = cold('    ----#   ', undefined, limited)
        const aSubs = '     ^---!   '
        const b = cold('    -------b')
        const expected = '  ----#   '

        expectObservable(ask(combine(lanes(a, b), { when: () => false }))).toBe(expected, undefined, limited.toJSON())
        expectSubscriptions(a.subscriptions).toBe(aSubs)
        expectSubscriptions(b.subscriptions).toBe(secondLeftAt(4))
        flush()
        expect(scheduler.now()).toBe(4)
      })
    })

    test('is asked for each failure, and may be content with one and not with another', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const a = cold('    -#       ', undefined, refused)
        const aSubs = '     ^!       '
        const b = cold('    --#      ', undefined, limited)
        const bSubs = [secondStart === 0 ? '^-!' : '-^-!']
        const c = cold('    -----c   ')
        const when = (error: ProviderError) => error._tag !== 'RateLimited'
        const expected = secondStart === 0 ? '--#' : '---#'

        expectObservable(ask(combine(lanes(a, b, c), { when }))).toBe(expected, undefined, limited.toJSON())
        expectSubscriptions(a.subscriptions).toBe(aSubs)
        expectSubscriptions(b.subscriptions).toBe(bSubs)
        expectSubscriptions(c.subscriptions).toBe(secondStart === 0 ? '^-!' : [])
      })
    })

    test('sees a ProviderError, whatever the lane failed with, and an empty reply as one', () => {
      const seen: object[] = []
      const when = (error: ProviderError) => seen.push(error.toJSON()) > 0
      const provider = combine(
        lanes(
          throwError(() => boom),
          of('', ''),
          of('Hi'),
        ),
        { when },
      )
      ask(provider).subscribe()

      expect(seen).toEqual([
        { _tag: 'Upstream', message: 'boom', committed: false, retryable: true },
        {
          _tag: 'Empty',
          message: 'the reply ended without content',
          provider: 'b',
          committed: false,
          retryable: true,
        },
      ])
    })

    test('what it throws becomes the error, and the other lanes are left', () => {
      marbles(({ cold, expectObservable, expectSubscriptions, flush, scheduler }) => {
        const a = cold('    ----#   ', undefined, limited)
        const aSubs = '     ^---!   '
        const b = cold('    -------b')
        const expected = '  ----#   '
        const when = () => {
          throw boom
        }

        expectObservable(ask(combine(lanes(a, b), { when }))).toBe(expected, undefined, broken)
        expectSubscriptions(a.subscriptions).toBe(aSubs)
        expectSubscriptions(b.subscriptions).toBe(secondLeftAt(4))
        flush()
        expect(scheduler.now()).toBe(4)
      })
    })

    test('is not asked about an abort, which always ends the call', () => {
      const when = jest.fn(() => true)
      marbles(({ cold, expectObservable, expectSubscriptions, flush, scheduler }) => {
        const a = cold('    ----#   ', undefined, aborted)
        const aSubs = '     ^---!   '
        const b = cold('    -------b')
        const expected = '  ----#   '

        expectObservable(ask(combine(lanes(a, b), { when }))).toBe(expected, undefined, aborted.toJSON())
        expectSubscriptions(a.subscriptions).toBe(aSubs)
        expectSubscriptions(b.subscriptions).toBe(secondLeftAt(4))
        flush()
        expect(scheduler.now()).toBe(4)
      })

      expect(when).not.toHaveBeenCalled()
    })
  })

  test.each<[string, ChatOptions]>([
    ['', {}],
    [', also where somebody listens', { onAttempt: () => undefined }],
  ])('what isContent throws becomes the error, and all lanes are left%s', (_how, options) => {
    marbles(({ cold, expectObservable, expectSubscriptions, flush, scheduler }) => {
      const a = cold('    ----a-b|')
      const aSubs = '     ^---!   '
      const b = cold('    -------b')
      const expected = '  ----#   '
      const isContent = () => {
        throw boom
      }

      expectObservable(ask(combine(lanes(a, b), { isContent }), options)).toBe(expected, undefined, broken)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(secondLeftAt(4))
      flush()
      expect(scheduler.now()).toBe(4)
    })
  })

  describe('a provider', () => {
    test('that throws instead of giving a stream has failed', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const a = () => {
          throw boom
        }
        const b = cold('    -b|')
        const bSubs = '     ^-!'
        const expected = '  -b|'

        expectObservable(ask(combine([a, () => b]))).toBe(expected)
        expectSubscriptions(b.subscriptions).toBe(bSubs)
      })
    })

    test('that gives no stream has failed', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const a = (() => undefined) as unknown as Provider
        const b = cold('    -b|')
        const bSubs = '     ^-!'
        const expected = '  -b|'

        expectObservable(ask(combine([a, () => b]))).toBe(expected)
        expectSubscriptions(b.subscriptions).toBe(bSubs)
      })
    })

    test('gets the messages and the options as the caller gave them', () => {
      const calls: unknown[][] = []
      const provider: Provider = (...call) => {
        calls.push(call)
        return throwError(() => refused)
      }
      const options = { temperature: 1 }
      ask(combine([provider, provider]), options).subscribe({ error: () => undefined })

      expect(calls).toHaveLength(2)
      for (const call of calls) {
        expect(call[0]).toBe(messages)
        expect(call[1]).toBe(options)
      }
    })

    test('is not asked before somebody subscribes, and again for each who does', () => {
      const provider = jest.fn(() => of('Hi'))
      const stream = ask(combine([provider]))
      expect(provider).toHaveBeenCalledTimes(0)

      stream.subscribe()
      stream.subscribe()
      expect(provider).toHaveBeenCalledTimes(2)
    })
  })

  describe('the list of providers', () => {
    test('is the one that the factory was given, whatever becomes of it later', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const a = cold('    -#    ', undefined, refused)
        const b = cold('    ----b|')
        const other = cold('c|    ')
        const list = lanes(a, b)
        const provider = combine(list)
        list.reverse()
        list.push(...lanes(other))
        list[0] = () => other

        expectObservable(ask(provider)).toBe(secondStart === 0 ? '----b|' : '-----b|')
        expectSubscriptions(a.subscriptions).toBe('^!')
        expectSubscriptions(b.subscriptions).toBe(secondStart === 0 ? '^----!' : '-^----!')
        expectSubscriptions(other.subscriptions).toBe([])
      })
    })

    test.each([
      ['is empty', [], `${name}: the list of providers is empty`],
      ['is none', undefined, `${name}: the list of providers is empty`],
      ['holds a stream', [NEVER], `${name}: providers[0] must be a provider, which is a function`],
    ])('is refused by the factory where it %s', (_how, list, message) => {
      expect(thrownBy(() => combine(list as never))).toMatchObject({ _tag: 'Config', message })
    })
  })

  describe('an option that is one vendor’s own', () => {
    const options: [string, ChatOptions][] = [
      ['model', { model: 'gpt-5' }],
      ['headers', { headers: { authorization: 'secret' } }],
      ['body', { body: { user: 'secret' } }],
    ]

    test.each(options)('is refused where there are two lanes: %s; nobody is asked', (option, given) => {
      const provider = jest.fn(() => of('Hi'))
      const stream = ask(combine([provider, provider]), given)

      marbles(({ expectObservable }) => {
        expectObservable(stream).toBe('#', undefined, {
          _tag: 'InvalidRequest',
          message: `${name}: the option "${option}" would reach every provider; give it to one of them by withOptions`,
          committed: false,
          retryable: false,
        })
      })
      expect(provider).not.toHaveBeenCalled()
    })

    test.each(options)('reaches a lane that is alone: %s', (_option, given) => {
      const provider = jest.fn(() => of('Hi'))
      ask(combine([provider]), given).subscribe()

      expect(provider).toHaveBeenCalledWith(messages, given)
    })

    test.each(options)('can be given to one of several by withOptions: %s', (_option, given) => {
      const first = jest.fn(() => throwError(() => refused))
      const second = jest.fn(() => of('Hi'))
      ask(combine<string>([withOptions(first, given), second]), { seed: 1 }).subscribe()

      expect(first).toHaveBeenCalledWith(messages, { ...given, seed: 1 })
      expect(second).toHaveBeenCalledWith(messages, { seed: 1 })
    })
  })

  test('two subscriptions know nothing of each other', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('     -#', undefined, refused)
      const aSubs = ['     ^!', ' --^!']
      const b = cold('      ---b|')
      const late = secondStart === 0 ? '' : '-'
      const stream = ask(combine(lanes(a, b)))

      expectObservable(stream, '^-------').toBe(`${late}---b|`)
      expectObservable(stream, '--^-----').toBe(`--${late}---b|`)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe([`${late}^---!`, `--${late}^---!`])
    })
  })

  test('can be nested in itself', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    -#', undefined, refused)
      const b = cold('    -|')
      const c = cold('    -#', undefined, limited)
      const d = cold('    --d|')
      const provider = combine([combine(lanes(a, b)), combine(lanes(c, d))])
      const start =
        { race: ['', '', '', ''], fallback: ['', '-', '--', '---'], hedge: ['', '-', '--', '---'] }[name] ?? []

      expectObservable(ask(provider)).toBe(`${start[3]}--d|`)
      expectSubscriptions(a.subscriptions).toBe(`${start[0]}^!`)
      expectSubscriptions(b.subscriptions).toBe(`${start[1]}^!`)
      expectSubscriptions(c.subscriptions).toBe(`${start[2]}^!`)
      expectSubscriptions(d.subscriptions).toBe(`${start[3]}^--!`)
    })
  })

  test('keeps the errors of those that are nested in it', () => {
    const failing = lanes(
      throwError(() => refused),
      throwError(() => limited),
    )
    marbles(({ expectObservable }) => {
      expectObservable(ask(combine([combine(failing), combine(failing.slice(0, 1))]))).toBe('#', undefined, {
        _tag: 'AllFailed',
        message:
          `all providers failed; ${name}: AllFailed: all providers failed; a: Network: refused; b: RateLimited: slow down; ` +
          `${name}: Network: refused`,
        errors: [{ _tag: 'AllFailed', errors: [refused.toJSON(), limited.toJSON()] }, refused.toJSON()],
      })
    })
  })

  test('carries events as well as text', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold<ChatEvent>('-p-#', events, limited)
      const b = cold<ChatEvent>('-r-t-u|', events)
      const late = secondStart === 0 ? '' : '---'

      expectObservable(ask(combine(lanes(a, b))).pipe(text())).toBe(`${late}---a--|`, { a: 'Hi' })
      expectSubscriptions(a.subscriptions).toBe(secondStart === 0 ? '^!' : '^--!')
      expectSubscriptions(b.subscriptions).toBe(`${late}^-----!`)
    })
  })
})

describe('the engine', () => {
  test('starts the lanes in the order that is asked for; the errors stay in the order of the lanes', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('      -#  ', undefined, refused)
      const aSubs = '     -^!  '
      const b = cold('        -#', undefined, limited)
      const bSubs = '     --^! '
      const c = cold('    -|    ')
      const cSubs = '     ^!    '
      const expected = '  ---#  '
      const pace = { delay: Number.POSITIVE_INFINITY, scheduler: monotonicScheduler }

      expectObservable(ask(firstContent('mine', lanes(a, b, c), {}, pace, () => [2, 0, 1]))).toBe(expected, undefined, {
        _tag: 'AllFailed',
        errors: [refused.toJSON(), limited.toJSON(), { _tag: 'Empty', provider: 'c' }],
      })
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe(cSubs)
    })
  })

  test('asks for the order once for each subscription', () => {
    const order = jest.fn(() => [1, 0])
    const pace = { delay: Number.POSITIVE_INFINITY, scheduler: monotonicScheduler }
    const heard: string[] = []
    const stream = ask(firstContent('mine', lanes(of('a'), of('b')), {}, pace, order))
    expect(order).not.toHaveBeenCalled()
    stream.subscribe((value) => heard.push(value))
    order.mockReturnValue([0, 1])
    stream.subscribe((value) => heard.push(value))

    expect(heard).toEqual(['b', 'a'])
    expect(order).toHaveBeenCalledTimes(2)
  })
})
