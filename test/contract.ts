import { Observable, repeat, retry, share, type Subscriber, take, throwError } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import { createProviderError } from '../src/core/createProviderError.ts'
import { marbles } from '../src/testing/marbles.ts'

/** What one case expects. Diagrams as in a marble test; `error` is a ProviderError or some of its fields. */
export interface Outcome {
  readonly expected: string
  readonly error?: unknown
  /** When the source was subscribed to. */
  readonly subscriptions: string | string[]
}

export interface ContractTable<In, Out> {
  /** The element of the source for a letter. Default: the letter. */
  readonly element?: (letter: string) => In
  /** What comes out for it. Default: the letter. */
  readonly result?: (letter: string) => Out
  /** What has no meaning for the subject, such as an endless source for what waits for the end. */
  readonly meaningless?: readonly CaseName[]
  /** Where the subject does something else than pass through what its source does. */
  readonly differs?: Partial<Record<CaseName, Partial<Outcome>>>
}

/** One promise, and how it is put to the test: `check` throws where it is not kept. */
export interface Check {
  readonly name: CaseName
  check(): void
}

interface Picture extends Outcome {
  readonly source: string
  /** When the consumer subscribes and leaves; default: at once, and never. */
  readonly consumer?: string
  /** What the consumer does with the result. */
  readonly use?: <A>(result: Observable<A>) => Observable<A>
}

const PICTURES = {
  'never says anything where its source never does': {
    source: '       ---------',
    consumer: '     ^-------!',
    expected: '     ---------',
    subscriptions: '^-------!',
  },
  'ends with a source that has nothing': {
    source: '       ----|',
    expected: '     ----|',
    subscriptions: '^---!',
  },
  'passes one element': {
    source: '       --a--|',
    expected: '     --a--|',
    subscriptions: '^----!',
  },
  'passes many elements in their order, each once and in its frame': {
    source: '       --a-(bc)--d-a--|',
    expected: '     --a-(bc)--d-a--|',
    subscriptions: '^--------------!',
  },
  'fails with a source that fails at first': {
    source: '       --#',
    expected: '     --#',
    subscriptions: '^-!',
  },
  'fails with a source that fails after content, and keeps the content': {
    source: '       --a-b-#',
    expected: '     --a-b-#',
    subscriptions: '^-----!',
  },
  'leaves an endless source when the consumer has enough': {
    source: '       --a--b--c--d--e--a--b--',
    expected: '     --a--(b|)',
    subscriptions: '^----!',
    use: (result) => result.pipe(take(2)),
  },
  'leaves its source when the consumer leaves before the first element': {
    source: '       ----a--b--|',
    consumer: '     ^-!',
    expected: '     ----',
    subscriptions: '^-!',
  },
  'leaves its source when the consumer leaves amid the elements': {
    source: '       --a--b--c--|',
    consumer: '     ^-----!',
    expected: '     --a--b--',
    subscriptions: '^-----!',
  },
  'begins anew when it is subscribed to after it completed': {
    source: '        -a|',
    expected: '      -a-a|',
    subscriptions: ['^-!', '--^-!'],
    use: (result) => result.pipe(repeat(2)),
  },
  'begins anew when it is subscribed to after it failed': {
    source: '        -#',
    expected: '      --#',
    subscriptions: ['^!', '-^!'],
    use: (result) => result.pipe(retry(1)),
  },
  'can be left and subscribed to again inside next': {
    source: '        -a-b|',
    expected: '      --a-b|',
    subscriptions: ['^!', '-^---!'],
    use: again,
  },
} satisfies Record<string, Picture>

type CaseName = keyof typeof PICTURES | (typeof OTHERS)[number]

const OTHERS = [
  'keeps two subscriptions apart',
  'can be shared: one subscription to the source for all',
  'passes a synchronous source through',
  'fails with a source that fails synchronously',
  'stops a synchronous source that would never end by itself',
] as const

/**
 * The tests that everything between a source and a consumer owes: operators, and combinators around a lane.
 *
 * @example
 * contract('tokenTimeout', (source) => source.pipe(tokenTimeout({ first: 1_000 })))
 * contract('fallback', (source) => fallback([() => source])(messages), {
 *   differs: { 'ends with a source that has nothing': { expected: '----#', error: { _tag: 'Empty' } } },
 * })
 */
export function contract<In = string, Out = In>(
  name: string,
  subject: (source: Observable<In>) => Observable<Out>,
  table: ContractTable<In, Out> = {},
): void {
  describe(`${name}, by contract,`, () => {
    for (const { name: promise, check } of contractChecks(subject, table)) test(promise, check)
  })
}

/** The same tests as data, for a test of the tests. */
export function contractChecks<In = string, Out = In>(
  subject: (source: Observable<In>) => Observable<Out>,
  table: ContractTable<In, Out> = {},
): Check[] {
  const { element = (letter) => letter as In, result = (letter) => letter as Out } = table
  const { differs = {}, meaningless = [] } = table
  const elements = valuesOf(element)
  const results = valuesOf(result)
  const boom = createProviderError('Upstream', 'boom')

  const drawn = Object.entries(PICTURES).map(([key, picture]): Check => {
    const name = key as keyof typeof PICTURES
    const { source: diagram, consumer, use, expected, error, subscriptions }: Picture = { ...picture, ...differs[name] }
    return {
      name,
      check() {
        marbles(({ cold, expectObservable, expectSubscriptions, flush, scheduler }) => {
          const source = cold(diagram, elements, boom)
          const piped = subject(source)
          expectObservable(use ? use(piped) : piped, consumer).toBe(expected, results, error ?? boom)
          expectSubscriptions(source.subscriptions).toBe(subscriptions)
          flush()
          expectNothingAfter(lastFrame(expected, consumer, subscriptions), scheduler.now())
        })
      },
    }
  })

  const others: Record<(typeof OTHERS)[number], (outcome: Partial<Outcome>) => void> = {
    'keeps two subscriptions apart'({ expected = '--a--b--|' }) {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold('     --a--b--|', elements)
        const firstSubs = '       ^-------!'
        const secondSubs = '      ---^-------!'
        const piped = subject(source)

        expectObservable(piped, ' ^-----------').toBe(expected, results)
        expectObservable(piped, ' ---^--------').toBe(`---${expected}`, results)
        expectSubscriptions(source.subscriptions).toBe([firstSubs, secondSubs])
      })
    },
    'can be shared: one subscription to the source for all'() {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold('      -a-b-c-d-e-', elements)
        const sourceSubs = '       ^-----!    '
        const shared = subject(source).pipe(share())

        expectObservable(shared, ' ^---!      ').toBe('-a-b-------', results)
        expectObservable(shared, ' --^---!    ').toBe('---b-c-----', results)
        expectSubscriptions(source.subscriptions).toBe(sourceSubs)
      })
    },
    'passes a synchronous source through'({ expected = '(abc|)', error = boom }) {
      let left = 0
      const source = new Observable<In>((out) => {
        out.add(() => void left++)
        for (const letter of 'abc') out.next(element(letter))
        out.complete()
      })
      marbles(({ expectObservable }) => expectObservable(subject(source)).toBe(expected, results, error))
      expect(left).toBe(1)
    },
    'fails with a source that fails synchronously'({ expected = '#', error = boom }) {
      const source = throwError(() => boom)
      marbles(({ expectObservable }) => expectObservable(subject(source)).toBe(expected, results, error))
    },
    'stops a synchronous source that would never end by itself'({ expected = '(a|)', error = boom }) {
      const { source, state } = endless(element('a'))
      marbles(({ expectObservable, flush, scheduler }) => {
        expectObservable(subject(source).pipe(take(1))).toBe(expected, results, error)
        flush()
        expectNothingAfter(0, scheduler.now())
      })
      expect(state).toEqual({ sent: 1, left: 1 })
    },
  }
  const rest = OTHERS.map((name): Check => ({ name, check: () => others[name](differs[name] ?? {}) }))
  return [...drawn, ...rest].filter(({ name }) => !meaningless.includes(name))
}

function valuesOf<A>(valueOf: (letter: string) => A): Record<string, A> {
  return Object.fromEntries([...'abcde'].map((letter) => [letter, valueOf(letter)]))
}

/** At its first element the consumer leaves, and asks again in the same turn. */
function again<A>(result: Observable<A>): Observable<A> {
  return new Observable((out) => {
    const first = result.subscribe({
      next: () => {
        first.unsubscribe()
        // eslint-disable-next-line rxjs-x/no-nested-subscribe -- this is what a consumer may do
        out.add(result.subscribe(out))
      },
      error: (error) => out.error(error),
    })
    out.add(first)
  })
}

/** Says the same for ever, or, where nobody stops it, a hundred times. */
function endless<A>(element: A) {
  const state = { sent: 0, left: 0 }
  const source = new Observable((out: Subscriber<A>) => {
    out.add(() => {
      state.left += 1
    })
    while (!out.closed && state.sent < 100) {
      state.sent += 1
      out.next(element)
    }
  })
  return { source, state }
}

/** Virtual time goes on for as long as something is scheduled, so it shows a timer that outlives the stream. */
function expectNothingAfter(end: number, now: number): void {
  if (now > end) throw new Error(`something was still scheduled for ${now} ms, after all was over at ${end} ms`)
}

function lastFrame(expected: string, consumer: string | undefined, subscriptions: string | string[]): number {
  const seen = TestScheduler.parseMarbles(expected, undefined, undefined, false, true).map(({ frame }) => frame)
  const subscribed = [consumer, subscriptions]
    .flat()
    .filter((diagram) => diagram !== undefined)
    .map((diagram) => TestScheduler.parseMarblesAsSubscriptions(diagram, true).unsubscribedFrame)
    .filter((frame) => frame < Number.POSITIVE_INFINITY)
  return Math.max(...seen, ...subscribed)
}
