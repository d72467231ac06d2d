/**
 * The parts of Node's `ServerResponse` that are used: that of `node:http` and `node:http2`, Express' `response`, Fastify's
 * `reply.raw`, Koa's `ctx.res`.
 */
export interface ServerResponseLike {
  statusCode: number
  readonly headersSent: boolean
  readonly destroyed: boolean
  setHeader(name: string, value: string): unknown
  write(text: string, written: () => void): boolean
  end(text?: string): unknown
  destroy(): unknown
  on(event: 'close' | 'drain' | 'error', listener: () => void): unknown
  off(event: 'close' | 'drain' | 'error', listener: () => void): unknown
}
