import { Observable, of, reduce, map } from 'rxjs'
import { createProviderError } from '../index.ts'
import type { Terminal } from './Terminal.ts'

const DEFAULT = 'Why is the sky blue?'

/**
 * The question: the one that was given, or what comes through a pipe, or a default one; `-` reads stdin in any case.
 * Fails with `Config` where the one that was asked for is empty.
 */
export function readQuestion(
  given: string | undefined,
  { stdin, piped }: Pick<Terminal, 'stdin' | 'piped'>,
): Observable<string> {
  if (given === undefined && !piped) return of(DEFAULT)
  const read = given === undefined || given === '-' ? readAll(stdin) : of(given)
  return read.pipe(
    map((text) => text.trim()),
    map((question) => {
      if (question !== '') return question
      if (given === undefined) return DEFAULT
      throw createProviderError('Config', 'the question is empty')
    }),
  )
}

/** Leaving it lets go of stdin, which would keep the process alive. */
function readAll(stdin: Terminal['stdin']): Observable<string> {
  return new Observable<string>((out) => {
    stdin.setEncoding('utf8')
    stdin.on('data', (text: string) => out.next(text))
    stdin.on('error', (error) => out.error(error))
    stdin.on('end', () => out.complete())
    return () => stdin.destroy()
  }).pipe(reduce((text, piece) => text + piece, ''))
}
