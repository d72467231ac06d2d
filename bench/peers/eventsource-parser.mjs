import { createParser } from 'eventsource-parser'
import { sendQuestion } from './sendQuestion.mjs'

/** `undici.request` and the parser's callback. */
export function connect(baseUrl) {
  return async (onText) => {
    const read = createReader(onText)
    for await (const bytes of await sendQuestion(baseUrl)) read(bytes)
  }
}

export function over(chunks) {
  return (onText) => {
    const read = createReader(onText)
    for (const chunk of chunks) read(chunk)
  }
}

function createReader(onText) {
  const decoder = new TextDecoder()
  const parser = createParser({
    onEvent({ data }) {
      if (data === '[DONE]') return
      const content = JSON.parse(data).choices[0]?.delta?.content
      if (content) onText(content)
    },
  })
  return (bytes) => parser.feed(decoder.decode(bytes, { stream: true }))
}
