import type { Ask, Mode } from './Command.ts'

/** What the embedded emulator says in a vendor's place, word by word. */
export function offlineReply(vendor: string, question: string, { mode, lanes }: Ask): string[] {
  const text = [
    `This is rivulet's offline emulator, playing ${vendor}.`,
    `You asked: "${question}"`,
    'No model has thought about it, but the request and this reply went over HTTP on this machine.',
    lanes.length > 1 ? story(mode, lanes.length) : 'Nobody else was asked.',
    'To ask a real model: --provider openai:gpt-5-mini',
  ].join(' ')
  return text.match(/\S+\s*/g) ?? []
}

function story(mode: Mode, lanes: number): string {
  const end = 'my first token decided it. The connections of those who were still silent were closed in the same turn.'
  switch (mode.how) {
    case 'race':
      return `The question went to ${lanes} providers at once, and ${end}`
    case 'fallback':
      return `Of ${lanes} providers each is asked only once the one before has failed; I was the first to speak.`
    case 'hedge':
      return `Of ${lanes} providers the next is asked whenever ${mode.delay} ms pass without a word, and ${end}`
  }
}
