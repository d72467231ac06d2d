import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import type { Heard } from './listen.ts'

/**
 * A reply that came damaged may fail, or lack something; it says nothing that the intact one does not, and nothing more
 * than once beyond what was sent twice. That its error is one of ours, and that it ends, is in having been heard.
 */
export function expectHarmless(intact: Heard, damaged: Heard): void {
  const sayings = (heard: Heard) => heard.events.map(saying).filter((said) => said !== '')
  const allowed = sayings(intact)
  for (const said of sayings(damaged)) expect(allowed).toContain(said)
  expect(sayings(damaged).length).toBeLessThanOrEqual(allowed.length + 1)
  const ends = damaged.events.filter(({ type }) => type === 'finish').length
  expect(ends).toBe(damaged.error === undefined ? 1 : 0)
}

function saying(event: ChatEvent): string {
  switch (event.type) {
    case 'text':
    case 'reasoning':
      return event.text === '' ? '' : `${event.type} ${event.text}`
    case 'toolCall':
      return event.arguments === '' ? '' : `toolCall ${event.arguments}`
    default:
      return ''
  }
}
