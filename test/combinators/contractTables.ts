import { type Observable, throwError } from 'rxjs'
import { createProviderError } from '../../src/core/createProviderError.ts'
import type { Provider } from '../../src/core/Provider.ts'
import type { ContractTable } from '../contract.ts'
import { ask, lanes } from './ask.ts'

const refused = createProviderError('Network', 'refused', { phase: 'connect' })
const afterContent = { error: { _tag: 'Upstream', message: 'boom', committed: true, retryable: false } }

/** What a combinator makes of its only lane. */
export const oneOfOne = {
  differs: {
    'ends with a source that has nothing': { expected: '----#', error: { _tag: 'Empty', provider: 'a' } },
    'fails with a source that fails after content, and keeps the content': afterContent,
  },
} satisfies ContractTable<string, string>

const allFailed = (error: object) => ({ error: { _tag: 'AllFailed', errors: [refused.toJSON(), error] } })

/** The source as the second lane, behind one that fails at once. */
export function behindFailure(
  combine: (providers: Provider[]) => Provider,
): (source: Observable<string>) => Observable<string> {
  const failing = throwError(() => refused)
  return (source) => ask(combine(lanes(failing, source)))
}

/** What becomes of it there. */
export const secondOfTwo = {
  differs: {
    'ends with a source that has nothing': {
      expected: '----#',
      ...allFailed({ _tag: 'Empty', provider: 'b' }),
    },
    'fails with a source that fails at first': allFailed({ _tag: 'Upstream', message: 'boom' }),
    'fails with a source that fails synchronously': allFailed({ _tag: 'Upstream', message: 'boom' }),
    'fails with a source that fails after content, and keeps the content': afterContent,
    'begins anew when it is subscribed to after it failed': allFailed({ _tag: 'Upstream', message: 'boom' }),
  },
} satisfies ContractTable<string, string>
