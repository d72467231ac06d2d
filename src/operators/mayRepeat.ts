import type { ProviderError } from '../core/ProviderError.ts'

/** Whether another try is allowed at all, whatever a `when` says: nothing is repeated after content, or once it was aborted. */
export function mayRepeat({ committed, _tag }: Pick<ProviderError, 'committed' | '_tag'>): boolean {
  return !committed && _tag !== 'Aborted'
}
