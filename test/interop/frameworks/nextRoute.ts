import { type ChatEvent, type ChatMessage, iterate, type Provider, toResponse } from 'rivulet'

/** What `app/chat/route.ts` exports: `export const POST = createRoute(openai.events({ … }), 'sse')`. */
export function createRoute(chat: Provider<ChatEvent>, format: 'sse' | 'text') {
  return async function POST(request: Request): Promise<Response> {
    const { messages } = (await request.json()) as { messages: ChatMessage[] }
    return toResponse(iterate(chat, messages), { format, signal: request.signal })
  }
}
