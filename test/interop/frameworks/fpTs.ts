import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Provider, type ProviderError, toTaskEither } from 'rivulet'

interface Verdict {
  readonly positive: boolean
  readonly from: string
}

/** Asks both only where it has to: the second task runs if the first one is a Left that another provider may mend. */
export function judge(
  first: Provider,
  second: Provider,
  review: string,
): TE.TaskEither<ProviderError | Error, Verdict> {
  const messages = [{ role: 'user', content: `Is this review positive? Answer yes or no.\n${review}` }] as const
  const ask = (provider: Provider) =>
    pipe(
      toTaskEither(provider(messages)),
      TE.map((answer) => ({ answer: answer.trim().toLowerCase(), from: provider.name })),
    )

  return pipe(
    ask(first),
    TE.orElse((error) => (error._tag === 'InvalidRequest' ? TE.left(error) : ask(second))),
    TE.filterOrElseW(
      ({ answer }) => answer === 'yes' || answer === 'no',
      ({ answer }) => new Error(`neither yes nor no: ${answer}`),
    ),
    TE.map(({ answer, from }) => ({ positive: answer === 'yes', from })),
  )
}
