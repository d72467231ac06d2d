import { catchError, defer, endWith, ignoreElements, map, type Observable, of, switchMap } from 'rxjs'
import {
  type AttemptEvent,
  type ChatEvent,
  fallback,
  hedge,
  type Provider,
  pipeProvider,
  race,
  text,
  tokenTimeout,
  toProviderError,
} from '../index.ts'
import type { Ask, Mode } from './Command.ts'
import { createLanes } from './createLanes.ts'
import { drawLanes } from './drawLanes.ts'
import { help } from './help.ts'
import { logLanes } from './logLanes.ts'
import { parseCommand } from './parseCommand.ts'
import { playVendors } from './playVendors.ts'
import { oneLine } from './oneLine.ts'
import { readQuestion } from './readQuestion.ts'
import type { Terminal } from './Terminal.ts'
import { writeEvents } from './writeEvents.ts'
import { writeText } from './writeText.ts'

/** The program: emits its exit code and completes. Unsubscribing closes every socket. Never fails. */
export function run(args: readonly string[], terminal: Terminal): Observable<number> {
  return defer(() => {
    const command = parseCommand(args)
    if (command.show === 'reply') return answer(command, terminal)
    terminal.stdout.write(command.show === 'help' ? help() : `${terminal.version}\n`)
    return of(0)
  }).pipe(
    catchError((thrown: unknown) => {
      const { _tag, message } = toProviderError(thrown)
      const wrongOptions = _tag === 'Config'
      terminal.stderr.write(`rivulet: ${oneLine(wrongOptions ? message : `${_tag}: ${message}`)}\n`)
      return of(wrongOptions ? 2 : 1)
    }),
  )
}

function answer(ask: Ask, terminal: Terminal): Observable<number> {
  // What is wrong is told before anything is read or started.
  createLanes(ask.lanes, terminal.env, () => 'http://127.0.0.1')
  return readQuestion(ask.question, terminal).pipe(
    switchMap((question) =>
      playVendors(question, ask, (offline) => {
        const lanes = combine(createLanes(ask.lanes, terminal.env, offline), ask.mode)
        const provider = pipeProvider(lanes, tokenTimeout(ask.timeout === undefined ? {} : { total: ask.timeout }))
        return write((onAttempt) => provider([{ role: 'user', content: question }], { onAttempt }), ask, terminal)
      }),
    ),
    ignoreElements(),
    endWith(0),
  )
}

function combine(lanes: readonly Provider<ChatEvent>[], mode: Mode): Provider<ChatEvent> {
  switch (mode.how) {
    case 'race':
      return race(lanes)
    case 'fallback':
      return fallback(lanes)
    case 'hedge':
      return hedge(lanes, { delay: mode.delay })
  }
}

type Reply = (onAttempt: (event: AttemptEvent) => void) => Observable<ChatEvent>

function write(reply: Reply, { format, lanes }: Ask, { stdout, stderr, env }: Terminal): Observable<unknown> {
  const labels = lanes.map(({ label }) => label)
  const live = stderr.isTTY === true && env.TERM !== 'dumb' && labels.length < (stderr.rows || 24)
  switch (format) {
    case 'events':
      return writeEvents(reply, stdout)
    case 'json':
      return writeEvents(
        (onAttempt) =>
          reply(onAttempt).pipe(
            text(),
            map((words) => ({ type: 'text', text: words }) as const),
          ),
        stdout,
      )
    case 'text':
      return writeText(
        (onAttempt) => reply(onAttempt).pipe(text()),
        stdout,
        () => (live ? drawLanes(labels, stderr, stderr.hasColors?.(env) ?? false) : logLanes(labels, stderr)),
      )
  }
}
