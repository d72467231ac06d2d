import { concat, EMPTY, finalize, NEVER, type Observable, of, take, throwError } from 'rxjs'
import type { AttemptEvent } from '../../src/index.ts'
import { writeText } from '../../src/cli/writeText.ts'
import { createTerminal } from './createTerminal.ts'

const cancel: AttemptEvent = { type: 'cancel', lane: [0], provider: 'any', ms: 0, tokens: 0 }

/** Writes the reply, and says in square brackets what the lanes were told. */
function write(reply: Observable<string>, world = {}) {
  const { stdout, stderr, written } = createTerminal(world)
  const view = {
    tell: ({ type }: AttemptEvent) => void stderr.write(`[${type}]`),
    end: () => void stderr.write('[end]'),
  }
  return {
    written,
    text: writeText(
      (onAttempt) => reply.pipe(finalize(() => onAttempt(cancel))),
      stdout,
      () => view,
    ),
  }
}

const lost = throwError(() => 'lost')

test.each<[string, Observable<string>, string]>([
  ['a reply gets a line end', of('a', 'b'), 'ab\n[end]'],
  ['one that has its own keeps it', of('a', 'b\n'), 'ab\n[end]'],
  ['one without text gets none', EMPTY, '[end]'],
])('%s', (_name, reply, all) => {
  const { text, written } = write(reply)
  text.subscribe()
  expect(written.all.replace('[cancel]', '')).toBe(all)
})

test('a reply that fails keeps its text, and the lanes end before the error is seen', () => {
  const { text, written } = write(concat(of('a'), lost))
  const seen: unknown[] = []
  text.subscribe({ error: (error) => seen.push(error, written.all) })
  expect(seen).toEqual(['lost', 'a[cancel]\n[end]'])
})

test('a reply that is left ends its line, after its lanes were cancelled', () => {
  const { text, written } = write(concat(of('a'), NEVER))
  text.subscribe().unsubscribe()
  expect(written.all).toBe('a[cancel]\n[end]')
  const early = write(of('a', 'b'))
  early.text.pipe(take(1)).subscribe()
  expect(early.written.stdout).toBe('a\n')
})

test('on a terminal it can do nothing but be read', () => {
  const reply = of('a\x1b[2J', 'b\tc\n')
  const terminal = write(reply, { rows: 24 })
  terminal.text.subscribe()
  expect(terminal.written.stdout).toBe('a[2Jb\tc\n')
  const file = write(reply)
  file.text.subscribe()
  expect(file.written.stdout).toBe('a\x1b[2Jb\tc\n')
})
