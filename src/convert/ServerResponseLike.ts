/**
 * The parts of Node's `ServerResponse` that are used: that of `node:http` and `node:http2`, Express' `response`, Fastify's
 * `reply.raw`, Koa's `ctx.res`.
 */
export interface ServerResponseLike {
  statusCode: number
  readonly headersSent: boolean
  readonly destroyed: boolean
  /** In HTTP/2, where `destroy()` would end the answer well. */
  readonly stream?: { readonly destroyed: boolean; close(code: number): unknown }
  setHeader(name: string, value: string): unknown
  write(bytes: Uint8Array, written: () => void): boolean
  end(): unknown
  end(text: string): unknown
  destroy(): unknown
  on(event: 'close' | 'drain' | 'error', listener: () => void): unknown
  off(event: 'close' | 'drain' | 'error', listener: () => void): unknown
}
