import { randomUUID } from 'node:crypto'
import express from 'express'
import {
  type BodyFormat,
  type ChatEvent,
  encodeSse,
  type FinishReason,
  iterate,
  pipeToServerResponse,
  type Provider,
  toHttpError,
} from 'rivulet'
import { catchError, concat, concatMap, map, of } from 'rxjs'

const REASONS: Record<FinishReason, string> = {
  stop: 'stop',
  length: 'length',
  toolCalls: 'tool_calls',
  contentFilter: 'content_filter',
  other: 'stop',
}

/** A reply as OpenAI's chat completions stream it, so that its clients can read any provider, or a race of several. */
export function openaiFormat(model: string): BodyFormat<ChatEvent> {
  return {
    contentType: 'text/event-stream; charset=utf-8',
    encode: () => (reply) => {
      const head = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000), model }
      const chunk = (choices: object[], more: object = {}) =>
        JSON.stringify({ ...head, object: 'chat.completion.chunk', choices, ...more })
      const delta = (delta: object, reason: string | null = null) => chunk([{ index: 0, delta, finish_reason: reason }])

      const toChunks = (event: ChatEvent): string[] => {
        switch (event.type) {
          case 'text':
            return [delta({ role: 'assistant', content: event.text })]
          case 'toolCall': {
            const { index, id, name, arguments: args } = event
            return [delta({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: args } }] })]
          }
          case 'finish':
            return [delta({}, REASONS[event.reason])]
          case 'usage': {
            const { inputTokens = 0, outputTokens = 0 } = event
            const usage = { prompt_tokens: inputTokens, completion_tokens: outputTokens }
            return [chunk([], { usage: { ...usage, total_tokens: inputTokens + outputTokens } })]
          }
          case 'reset':
            // This wire has no word for it: the client would read both texts as one.
            throw event.error
          default:
            return []
        }
      }
      const toFailure = (error: unknown) => {
        const { _tag, message } = toHttpError(error).failure
        return JSON.stringify({ error: { message, type: _tag, param: null, code: null } })
      }

      return concat(reply.pipe(concatMap(toChunks)), of('[DONE]')).pipe(
        catchError((error: unknown) => of(toFailure(error))),
        map((data) => ({ data })),
        encodeSse(),
      )
    },
  }
}

export function createApp(chat: Provider<ChatEvent>) {
  const app = express()
  app.use(express.json())

  app.post('/v1/chat/completions', async (request, response) => {
    const { messages, model } = request.body
    await pipeToServerResponse(iterate(chat, messages), response, { format: openaiFormat(model) })
  })

  return app
}
