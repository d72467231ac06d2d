import { inspect } from 'node:util'
import type { Observable } from 'rxjs'
import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { chunk, type RawConnection, type RawServer, startRawServer } from '../transport/rawServer.ts'

export const question: ChatMessage[] = [{ role: 'user', content: 'Why is the sky blue?' }]

export interface Said {
  readonly tokens: readonly unknown[]
  readonly error: ProviderError | undefined
}

/** Everything that a reply says, however it ends. */
export function hear(reply: Observable<unknown>): Promise<Said> {
  return new Promise((resolve) => {
    const tokens: unknown[] = []
    reply.subscribe({
      next: (token) => tokens.push(token),
      error: (error: ProviderError) => resolve({ tokens, error }),
      complete: () => resolve({ tokens, error: undefined }),
    })
  })
}

export interface ChatServer extends RawServer {
  readonly baseUrl: string
}

/** A server that reads one whole request on each connection, and then does what it was told. */
export async function serveChat(
  behave: (connection: RawConnection, request: string) => void | Promise<void>,
): Promise<ChatServer> {
  const server = await startRawServer(async (connection) => {
    await behave(connection, await connection.request)
  })
  return Object.assign(server, { baseUrl: `http://127.0.0.1:${server.port}/v1` })
}

/** An answer that is all there. */
export const answer = (status: number, headers: Readonly<Record<string, string>>, body: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      `HTTP/1.1 ${status} So\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n${Object.entries(
        headers,
      )
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    ),
    Buffer.from(body),
  ])

const event = (choice: object) => chunk(`data: ${JSON.stringify({ choices: [choice] })}\n\n`)

/** Pieces of a chunked event stream. */
export const piece = {
  text: (content: string) => event({ delta: { content } }),
  finish: (finish_reason = 'stop') => event({ delta: {}, finish_reason }),
  error: (error: object) => chunk(`data: ${JSON.stringify({ error })}\n\n`),
  done: chunk('data: [DONE]\n\n'),
  raw: chunk,
} as const

/** Everything that a log could print of it. */
export const shown = (error: unknown): string =>
  `${inspect(error, { depth: Infinity, showHidden: true, maxStringLength: Infinity })} ${JSON.stringify(error)} ${String(
    (error as Error).stack,
  )} ${String(error)}`
