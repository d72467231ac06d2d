import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { of, throwError } from 'rxjs'
import { toTaskEither } from '../../src/convert/toTaskEither.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { scriptedProvider } from '../../src/testing/scriptedProvider.ts'

test('is a Right of the whole text, for fp-ts too', async () => {
  const task = toTaskEither(of('Hel', 'lo'))

  expect(await task()).toEqual(await TE.right('Hello')())
  expect(
    await pipe(
      task,
      TE.map((answer) => answer.length),
    )(),
  ).toEqual({ _tag: 'Right', right: 5 })
})

test('is a Left of the error, for fp-ts too', async () => {
  const error = createProviderError('RateLimited', 'slow down', { retryAfterMs: 5 })
  const task = toTaskEither(throwError(() => error))

  expect(await task()).toEqual({ _tag: 'Left', left: error })
  expect(
    await pipe(
      task,
      TE.mapLeft(({ retryAfterMs }) => retryAfterMs),
    )(),
  ).toEqual({ _tag: 'Left', left: 5 })
  expect(
    await pipe(
      task,
      TE.orElse(() => TE.right('else')),
    )(),
  ).toEqual({ _tag: 'Right', right: 'else' })
})

test('makes a ProviderError of any other', async () => {
  const task = toTaskEither(throwError(() => new Error('odd')))

  expect(await task()).toMatchObject({ _tag: 'Left', left: { _tag: 'Upstream', message: 'odd' } })
})

test('asks nothing before it runs, and anew at each run', async () => {
  const provider = scriptedProvider(['a'])
  const task = toTaskEither(provider([]))
  expect(provider.calls).toHaveLength(0)
  await task()
  await task()

  expect(provider.calls).toHaveLength(2)
})
