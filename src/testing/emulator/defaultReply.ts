import type { PartsReply } from '../EmulatorScript.ts'
import type { EmulatedVendor } from '../EmulatedVendor.ts'
import { reply } from '../replies/reply.ts'

const LONGEST = 200

/** What a vendor without a script says: who is speaking, what was asked, and how a race goes. Word by word. */
export function defaultReply(vendor: EmulatedVendor, question: string): PartsReply {
  const asked = question.length > LONGEST ? `${question.slice(0, LONGEST)}…` : question
  const text = [
    `This is rivulet's offline emulator, playing ${vendor}.`,
    asked === '' ? 'You asked nothing.' : `You asked: "${asked}"`,
    'When rivulet races several providers, each of them gets your question.',
    'The first one whose content arrives wins;',
    'the others are unsubscribed in the same turn and their sockets are closed.',
    'An error or an empty reply never wins a race.',
  ].join(' ')
  return reply(...(text.match(/\S+\s*/g) ?? []))
}
