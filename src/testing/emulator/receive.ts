import type { IncomingMessage, ServerResponse } from 'node:http'
import { emulatorWires } from '../emulatorWires/emulatorWires.ts'
import { parseJson } from '../emulatorWires/parseJson.ts'
import type { RecordedRequest } from '../RecordedRequest.ts'
import { allowBrowsers } from './allowBrowsers.ts'
import { answer } from './answer.ts'
import type { Stage } from './createStage.ts'
import { findRoute } from './findRoute.ts'
import { readBody } from './readBody.ts'
import { recordRequest } from './recordRequest.ts'
import { sendJson } from './sendJson.ts'

export interface House {
  readonly stage: Stage
  readonly pace: number
  readonly requests: RecordedRequest[]
  /** The time at which the emulator started. */
  readonly openedAt: number
  /** The emulator is being closed: connections that break from now on are broken by us. */
  closing: boolean
}

/** Takes one request: routes, records and answers it. Whatever a script throws is answered with a 500. Never rejects. */
export async function receive(incoming: IncomingMessage, response: ServerResponse, house: House): Promise<void> {
  // A client that has left makes later writes fail; its going is seen by the response's close.
  response.on('error', () => {})
  try {
    await serve(incoming, response, house)
  } catch (error) {
    explain(error, response)
  }
}

async function serve(incoming: IncomingMessage, response: ServerResponse, house: House): Promise<void> {
  if (allowBrowsers(incoming, response)) return
  const { method = '', url: path = '/' } = incoming
  const text = await readBody(incoming)
  const body = parseJson(text)
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]))
  const request = { path, headers, body }
  const route = method === 'POST' ? findRoute(request) : undefined
  if (route === undefined) {
    const speaks = emulatorWires.map(({ endpoint, vendors }) => `${endpoint} (${vendors.join(', ')})`)
    const message = `rivulet's emulator does not know ${method} ${path}; it speaks ${speaks.join('; ')}`
    return sendJson(response, 404, { error: { message, type: 'not_found_error', speaks } })
  }
  const { wire, vendor } = route
  const number = house.requests.length + 1
  const at = performance.now() - house.openedAt
  const recording = recordRequest({ vendor, method, ...request, at }, response, house)
  house.requests.push(recording)
  response.setHeader('x-request-id', `emulated-${number}`)
  if (typeof body !== 'object' || body === null) {
    const message = "rivulet's emulator: the body of the request is not a JSON object"
    const failure = { part: 'failure', message, type: 'invalid_request_error', code: null } as const
    return sendJson(response, 400, wire.error(failure, 400))
  }
  const exchange = { wire, turn: { request, vendor, number }, recording, response }
  const reply = house.stage(recording, wire.question(body))
  const playing = answer(reply, exchange, house.pace).subscribe({ error: (error: unknown) => explain(error, response) })
  response.once('close', () => playing.unsubscribe())
}

function explain(error: unknown, response: ServerResponse): void {
  const message = `rivulet's emulator could not follow its script: ${error instanceof Error ? error.message : String(error)}`
  if (response.headersSent) response.destroy()
  else sendJson(response, 500, { error: { message, type: 'script_error' } })
}
