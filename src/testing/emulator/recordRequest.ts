import type { ServerResponse } from 'node:http'
import type { RecordedRequest, RequestEnding } from '../RecordedRequest.ts'
import type { Recording } from './Exchange.ts'

/** The record of a request, kept up to date until its response is closed. */
export function recordRequest(
  request: Omit<RecordedRequest, 'tokens' | 'ending' | 'closed'>,
  response: ServerResponse,
  house: { readonly closing: boolean },
): Recording {
  const recording: Recording = {
    ...request,
    tokens: 0,
    ending: undefined,
    closed: new Promise<RequestEnding>((resolve) => {
      response.once('close', () => {
        recording.ending ??= response.writableFinished ? 'finished' : house.closing ? 'by-server' : 'by-client'
        resolve(recording.ending)
      })
    }),
  }
  return recording
}
