import { lastValueFrom, toArray } from 'rxjs'
import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import type { VendorFactory } from '../../src/providers/createFaces.ts'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'
import type { Reply } from '../../src/testing/EmulatorScript.ts'
import type { RecordedRequest } from '../../src/testing/RecordedRequest.ts'
import { reply } from '../../src/testing/replies/reply.ts'
import { startEmulator } from '../../src/testing/startEmulator.ts'

export interface Asked {
  readonly request: RecordedRequest
  readonly tokens: readonly string[]
  readonly ending: string
}

/** Asks a vendor over a real socket, and gives what it sent, what it made of the answer, and who closed the connection. */
export async function seedRequest(
  vendor: 'codeLinkAva' | 'ylokh' | 'vitalentum' | 'openai',
  factory: VendorFactory,
  messages: readonly ChatMessage[],
  options: ChatOptions = {},
  { script = reply('Hi', ' you'), ...config }: ProviderConfig & { readonly script?: Reply } = {},
): Promise<Asked> {
  const emulator = await startEmulator({ [vendor]: script })
  try {
    const provider = factory({ baseUrl: emulator.baseUrl(vendor), ...config })
    const tokens = await lastValueFrom(provider(messages, options).pipe(toArray()))
    const [request] = emulator.requests
    if (request === undefined) throw new Error('nothing was sent')
    return { request, tokens, ending: await request.closed }
  } finally {
    await emulator.close()
  }
}
