import { NEVER, takeUntil } from 'rxjs'
import { abortOn } from '../../src/providers/abortOn.ts'

/** How many listeners the signal has gained and lost. */
function counted(signal: AbortSignal) {
  const counts = { added: 0, removed: 0 }
  const { addEventListener, removeEventListener } = signal
  signal.addEventListener = (...given: unknown[]) => {
    counts.added += 1
    return (addEventListener as (...all: unknown[]) => void).apply(signal, given)
  }
  signal.removeEventListener = (...given: unknown[]) => {
    counts.removed += 1
    return (removeEventListener as (...all: unknown[]) => void).apply(signal, given)
  }
  return counts
}

describe('abortOn', () => {
  test('fails when the signal does, with its reason as the cause', () => {
    const controller = new AbortController()
    const errors: { _tag: string; cause: unknown }[] = []
    abortOn(controller.signal).subscribe({ error: (error) => errors.push(error) })
    expect(errors).toEqual([])
    controller.abort('because')
    expect(errors.map(({ _tag, cause }) => [_tag, cause])).toEqual([['Aborted', 'because']])
  })

  test('fails at once where the signal already has', () => {
    let source = 0
    let tag = ''
    NEVER.pipe(takeUntil(abortOn(AbortSignal.abort()))).subscribe({
      next: () => (source += 1),
      error: (error: { _tag: string }) => {
        tag = error._tag
      },
    })
    expect([tag, source]).toEqual(['Aborted', 0])
  })

  test('takes its listener away when nobody waits any more', () => {
    const { signal } = new AbortController()
    const counts = counted(signal)
    abortOn(signal).subscribe().unsubscribe()
    expect(counts).toEqual({ added: 1, removed: 1 })
  })
})
