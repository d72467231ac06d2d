import type { ObservableNotification } from 'rxjs'
import { createLegend } from './createLegend.ts'
import { describeValue } from './describeValue.ts'
import { drawTimelines, type Timeline } from './drawTimelines.ts'
import { matchesExpected } from './matchesExpected.ts'

/** What a virtual scheduler saw of a stream. */
export interface StreamMessage {
  readonly frame: number
  readonly notification: ObservableNotification<unknown>
}

/** The picture of a stream that is not as expected; undefined where it is. `values` are the letters of the test. */
export function drawStream(
  received: readonly StreamMessage[],
  expected: readonly StreamMessage[],
  values: Readonly<Record<string, unknown>> = {},
): string | undefined {
  const frames = [...new Set([...expected, ...received].map(({ frame }) => frame))].sort((a, b) => a - b)
  const wrong = frames.filter((frame) => !matchesExpected(momentOf(received, frame), momentOf(expected, frame)))
  if (wrong.length === 0) return undefined

  const legend = createLegend(values)
  const markOf = ({ kind, ...rest }: ObservableNotification<unknown>) =>
    kind === 'N' ? legend.letterOf((rest as { value: unknown }).value) : kind === 'E' ? '#' : '|'
  const timelineOf = (messages: readonly StreamMessage[]): Timeline => ({
    marks: messages.map(({ frame, notification }) => ({ frame, mark: markOf(notification) })),
    ends: messages.some(({ notification }) => notification.kind !== 'N'),
  })
  const [above = '', below = ''] = drawTimelines([timelineOf(expected), timelineOf(received)])
  const rows = wrong.map((frame) => {
    const [wanted, got] = [expected, received].map((messages) => momentOf(messages, frame).map(markOf).join(''))
    return { at: `${frame} ms`, wanted: `expected ${wanted || 'nothing'}`, got: `received ${got || 'nothing'}` }
  })
  const widest = (column: 'at' | 'wanted') => Math.max(...rows.map((row) => row[column].length)) + 2
  const paragraphs = [
    [`expected  ${above}`, `received  ${below}`],
    [...legend.lines(), ...errorLines(expected, received)],
    rows.map(({ at, wanted, got }) => `${at.padEnd(widest('at'))}${wanted.padEnd(widest('wanted'))}${got}`),
  ]
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `  ${line}`).join('\n'))
    .join('\n\n')
}

function momentOf(messages: readonly StreamMessage[], frame: number): ObservableNotification<unknown>[] {
  return messages.filter((message) => message.frame === frame).map(({ notification }) => notification)
}

/** Which error stands behind a `#`: one line where both are the same. */
function errorLines(expected: readonly StreamMessage[], received: readonly StreamMessage[]): string[] {
  const [wanted, got] = [expected, received].map((messages) =>
    messages.map(({ notification }) => notification).find(({ kind }) => kind === 'E'),
  )
  if (wanted?.kind === 'E' && got?.kind === 'E' && matchesExpected(got.error, wanted.error)) {
    return [`#  ${describeValue(got.error)}`]
  }
  return [
    ...(wanted?.kind === 'E' ? [`# expected  ${describeValue(wanted.error)}`] : []),
    ...(got?.kind === 'E' ? [`# received  ${describeValue(got.error)}`] : []),
  ]
}
