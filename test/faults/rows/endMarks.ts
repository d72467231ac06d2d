import type { Behave, FaultCase, FaultRow } from '../FaultRow.ts'
import { failsLater, whole } from '../outcomes.ts'
import { end, hello, open, says, type Write } from '../says.ts'

const begin: Write = (wire) => open(wire) + hello(wire)

/** The whole reply, after which the connection stays open, and something happens on it. */
const wholeThen =
  (act: (...[connection, stage]: Parameters<Behave>) => void | Promise<void>): Behave =>
  (connection, stage) => {
    connection.head()
    connection.send(begin(stage.wire), end(stage.wire))
    return act(connection, stage)
  }

export const endMarks: readonly FaultRow[] = [
  {
    number: 'F21',
    title: 'a finish reason, and no `[DONE]`',
    does: 'completes',
    cases: [
      {
        name: 'no sentinel',
        wires: ['chat'],
        fault(connection, { wire }) {
          connection.head(200, { connection: 'close' })
          connection.send(begin(wire) + wire.closing)
          connection.end()
        },
        expect: whole,
      },
    ],
  },
  {
    number: 'F22',
    title: '`[DONE]`, and no finish reason',
    does: 'completes',
    cases: [{ name: 'sentinel alone', wires: ['chat'], fault: says(begin, ({ mark }) => mark), expect: whole }],
  },
  {
    number: 'F23',
    title: 'the connection breaks after the end mark',
    does: 'completes',
    cases: [
      {
        name: 'reset after the mark',
        async fault(connection, { wire, heard }) {
          connection.head()
          connection.send(begin(wire))
          await heard(2)
          connection.send(end(wire))
          connection.reset()
        },
        expect: whole,
      },
    ],
  },
  {
    number: 'F24',
    title: 'the connection stays open after the end mark',
    does: 'completes at the mark, and closes it within 50 ms',
    cases: [
      {
        name: 'silence after the mark',
        fault: wholeThen(() => undefined),
        expect: whole,
      },
      {
        // Whoever waits for silence after the mark would wait for ever.
        name: 'chatter after the mark',
        fault: wholeThen((connection, { wire }) => connection.every(50, () => connection.send(wire.bare))),
        expect: whole,
      },
    ],
  },
  {
    number: 'F25',
    title: 'content after the end mark',
    does: 'is not delivered',
    cases: [
      {
        name: 'in the same piece and later',
        fault: says(
          (wire) => begin(wire) + end(wire) + wire.token('too'),
          (wire) => wire.token('late'),
        ),
        expect: whole,
      },
    ],
  },
  {
    number: 'F26',
    title: 'something like `[DONE]`',
    does: '`Decode`; only the exact sentinel ends a reply, white space around it aside',
    cases: [
      ...['data: [DONE]x\n\n', 'data: [DONE]\ndata: x\n\n'].map(
        (fake): FaultCase => ({
          name: JSON.stringify(fake),
          wires: ['chat'],
          fault: says(begin, () => fake, end),
          expect: failsLater({ _tag: 'Decode', path: '' }),
        }),
      ),
      { name: 'spaces', wires: ['chat'], fault: says(begin, () => 'data:   [DONE] \n\n'), expect: whole },
    ],
  },
]
