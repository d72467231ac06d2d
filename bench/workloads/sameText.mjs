import { chatEvents } from '../server/chatEvents.mjs'
import { chatPeers } from './chatPeers.mjs'

export const TOKENS = 300

/** No measurement: whether all peers read the same text out of the same bytes, however they are cut. */
export const sameText = {
  name: 'text',
  peers: chatPeers,
  async measure(peer, url) {
    const { connect, over } = await import(`../peers/${peer}.mjs`)
    const { text, ending } = chatEvents(TOKENS, { vocabulary: 'odd', counting: true })
    const bytes = [...Buffer.concat([...text, ...ending])].map((byte) => Uint8Array.of(byte))
    return {
      'in one write': await read(connect(`${url}/tokens=${TOKENS}&vocabulary=odd&counting=true&events=1000/v1`)),
      'in writes of 1 to 40 bytes': await read(connect(`${url}/tokens=${TOKENS}&vocabulary=odd&bytes=40/v1`)),
      'in memory, byte by byte': await read(over(bytes)),
    }
  },
}

async function read(ask) {
  let text = ''
  await ask((piece) => {
    text += piece
  })
  return text
}
