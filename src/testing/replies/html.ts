import type { WholeReply } from '../EmulatorScript.ts'
import { status } from './status.ts'

const PORTAL = '<!doctype html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>'

/**
 * Status 200 with a page: what captive portals, proxies and expired domains answer.
 *
 * @example
 * html()
 * html('<h1>Just a moment…</h1>')
 */
export function html(body: string = PORTAL): WholeReply {
  return status(200, { body, headers: { 'content-type': 'text/html; charset=utf-8' } })
}
