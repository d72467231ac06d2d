import type { Expected, ExpectedError } from './FaultRow.ts'

/** What an error says beside that it was, or was not, committed. */
type Error = Omit<ExpectedError, 'committed'> & Pick<ExpectedError, '_tag' | 'retryable'>

/** The two tokens of `hello`, and a good end. */
export const whole: Expected = { outcome: 'complete', tokens: ['Hel', 'lo'] }

/** A failure before content: asked again where the error says that it may pass, and the next provider in any case. */
export const failsFirst = (error: Error, says?: RegExp): Expected => ({
  outcome: 'error',
  error: { ...error, committed: false },
  ...(says ? { says } : {}),
  retry: error.retryable,
  fallback: true,
})

/** A failure after the two tokens of `hello`: nobody is asked. */
export const failsLater = (error: Omit<Error, 'retryable'> & Pick<Error, '_tag'>, says?: RegExp): Expected => ({
  outcome: 'error',
  tokens: ['Hel', 'lo'],
  error: { ...error, committed: true, retryable: false },
  ...(says ? { says } : {}),
  retry: false,
  fallback: false,
})
