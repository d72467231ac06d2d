/**
 * A program that asks the server at argv[2], leaves in every phase, and then has nothing more to do: it must end by
 * itself. At argv[3] nobody answers.
 */
import { firstValueFrom, lastValueFrom, mergeMap } from 'rxjs'
import { fetchTransport } from '../../src/transport/fetchTransport.ts'
import type { Transport } from '../../src/transport/Transport.ts'
import { undiciTransport } from '../../src/transport/undiciTransport.ts'
import { post } from './exchange.ts'

const [, , url = '', nowhere = ''] = process.argv

async function leave(transport: Transport): Promise<void> {
  transport(post(url)).subscribe().unsubscribe()
  await firstValueFrom(transport(post(url)))
  await firstValueFrom(transport(post(url)).pipe(mergeMap(({ body }) => body)))
  const awaited = transport(post(`${url}&silent`)).subscribe()
  const lost = transport(post(`${url}&reset`)).pipe(mergeMap(({ body }) => body))
  await lastValueFrom(lost, { defaultValue: undefined }).catch(() => undefined)
  awaited.unsubscribe()
  await lastValueFrom(transport(post(`${url}&whole`)).pipe(mergeMap(({ body }) => body)))
}

async function main(): Promise<void> {
  await leave(undiciTransport())
  await leave(fetchTransport())
  const connecting = undiciTransport()(post(nowhere)).subscribe({ error: () => undefined })
  await new Promise((resolve) => setImmediate(resolve))
  connecting.unsubscribe()
  process.stdout.write('done')
}

void main()
