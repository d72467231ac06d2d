import { Body, Controller, Inject, Module, Post, Query, Res, Sse, SseSignal } from '@nestjs/common'
import type { Response } from 'express'
import {
  type ChatEvent,
  type ChatMessage,
  iterate,
  type MessageEventLike,
  pipeToServerResponse,
  type Provider,
  toMessageEvents,
} from 'rivulet'
import type { Observable } from 'rxjs'

const CHAT = Symbol('chat')

@Controller()
class ChatController {
  constructor(@Inject(CHAT) private readonly chat: Provider<ChatEvent>) {}

  /** For `new EventSource('/chat?question=…')`. */
  @Sse('chat')
  answer(
    @Query('question') content: string,
    @SseSignal() signal: AbortSignal,
  ): Promise<Observable<MessageEventLike>> {
    return toMessageEvents(this.chat([{ role: 'user', content }]), { signal })
  }

  /** Where a slow client has to hold the provider back, which `@Sse()` does not do. */
  @Post('plain')
  async plain(@Body('messages') messages: ChatMessage[], @Res() response: Response): Promise<void> {
    await pipeToServerResponse(iterate(this.chat, messages), response, { format: 'text' })
  }
}

export function createModule(chat: Provider<ChatEvent>) {
  @Module({ controllers: [ChatController], providers: [{ provide: CHAT, useValue: chat }] })
  class ChatModule {}
  return ChatModule
}
