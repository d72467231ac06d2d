import { from } from 'rxjs'
import { chatChunk } from '../../dist/esm/wire/openaiChat/chatChunk.js'
import { decodeWith } from '../../dist/esm/index.js'

/** The stage, with the codec that `openai` uses. */
export function createParser() {
  return (data) => {
    let seen = 0
    const events = data.map((each) => ({ event: 'message', data: each }))
    from(events)
      .pipe(decodeWith(chatChunk))
      .subscribe((chunk) => {
        if (chunk.choices) seen += 1
      })
    return seen
  }
}
