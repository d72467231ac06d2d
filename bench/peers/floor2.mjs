import { createSplitLoop } from './createSplitLoop.mjs'
import { sendQuestion } from './sendQuestion.mjs'

/** The second floor: events instead of `for await`, and the other loop. */
export function connect(baseUrl) {
  return async (onText) => {
    const body = await sendQuestion(baseUrl)
    await new Promise((resolve, reject) => {
      body.on('data', createSplitLoop(onText)).once('end', resolve).once('error', reject)
    })
  }
}

export function over(chunks) {
  return (onText) => {
    const read = createSplitLoop(onText)
    for (const chunk of chunks) read(chunk)
  }
}
