import { Agent, type IncomingHttpHeaders, request } from 'node:http'

/** What a client without any library sees of an answer. */
export interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** One entry per read. */
  readonly chunks: readonly string[]
  /** The code of the error in which it ended; undefined after a clean end. */
  readonly failure: string | undefined
}

export interface Asking {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly agent?: Agent
  /** Leaves, that is destroys its socket, as soon as this text has come; `''` once the head is there. */
  readonly leaveAt?: string
  /** Called once the request is on its way; its result leaves at any time. */
  readonly onStart?: (leave: () => void) => void
}

export const question = { messages: [{ role: 'user', content: 'Why?' }], stream: true }

/** Sends a request and resolves when its answer is over, however it ends. */
export function ask(url: string, body: unknown = question, asking: Asking = {}): Promise<Answer> {
  const { method = 'POST', headers = {}, agent = new Agent({ keepAlive: false }), leaveAt, onStart } = asking
  return new Promise((resolve) => {
    const chunks: string[] = []
    let status: number | undefined
    let received: IncomingHttpHeaders = {}
    let failure: string | undefined
    const finish = () => resolve({ status, headers: received, text: chunks.join(''), chunks, failure })
    const outgoing = request(url, { method, agent, headers: { 'content-type': 'application/json', ...headers } })
    const leave = () => outgoing.destroy()
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      failure ??= error.code ?? error.message
    })
    outgoing.on('response', (incoming) => {
      status = incoming.statusCode
      received = incoming.headers
      if (leaveAt === '') leave()
      incoming.setEncoding('utf8')
      incoming.on('data', (chunk: string) => {
        chunks.push(chunk)
        if (leaveAt !== undefined && chunks.join('').includes(leaveAt)) leave()
      })
      incoming.on('error', (error: NodeJS.ErrnoException) => {
        failure ??= error.code ?? error.message
      })
      incoming.on('close', finish)
    })
    outgoing.on('close', () => {
      if (status === undefined) finish()
    })
    outgoing.end(typeof body === 'string' ? body : JSON.stringify(body))
    onStart?.(leave)
  })
}
