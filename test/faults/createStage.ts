import {
  pipeProvider,
  text,
  withOptions,
  type AttemptEvent,
  type ChatMessage,
  type ChatOptions,
} from '../../src/index.ts'
import { type FaultServer, startFaultServer } from './faultServer.ts'
import type { Stage } from './FaultRow.ts'
import { frames, type WireName } from './frames.ts'
import { planted } from './secrets.ts'

const messages: readonly ChatMessage[] = [{ role: 'user', content: planted.prompt }]

interface StageConfig {
  /** Through which every provider asks. */
  readonly proxy?: string
  /** Whether the servers send their bodies in the smallest pieces. */
  readonly inPieces?: boolean
}

export function createStage(name: WireName, { proxy, inPieces = false }: StageConfig = {}): Stage {
  const wire = frames[name]
  const controller = new AbortController()
  const events: AttemptEvent[] = []
  const servers: FaultServer[] = []
  const cleaners: (() => unknown)[] = []
  const waiting: { readonly ready: () => boolean; readonly go: () => void }[] = []
  let tokens = 0
  const look = () => {
    for (const { ready, go } of waiting) if (ready()) go()
  }
  const until = (ready: () => boolean) => new Promise<void>((go) => (ready() ? go() : void waiting.push({ ready, go })))
  const options: ChatOptions = {
    signal: controller.signal,
    onAttempt(event) {
      events.push(event)
      look()
    },
  }
  const stage: Stage = {
    wire,
    messages,
    controller,
    options,
    events,
    servers,
    async serve(...script) {
      const server = await startFaultServer(
        (connection, index) => script[Math.min(index, script.length - 1)]?.(connection, stage),
        { contentType: wire.contentType, inPieces },
      )
      servers.push(server)
      return server
    },
    provider(config) {
      const provider = wire.provider({
        apiKey: planted.key,
        headers: { 'x-planted': planted.header },
        ...(proxy === undefined ? {} : { proxy }),
        ...config,
      })
      return withOptions(provider, { headers: { 'x-planted-call': planted.callHeader } })
    },
    ask: (server, more) =>
      pipeProvider(stage.provider({ baseUrl: server.url }), text())(messages, { ...options, ...more }),
    heard: (count) => until(() => tokens >= count),
    opened: (count = 1) => until(() => events.filter(({ type }) => type === 'open').length >= count),
    hear() {
      tokens += 1
      look()
    },
    after: (clean) => void cleaners.push(clean),
    async close() {
      for (const clean of cleaners) await clean()
      await Promise.all(servers.map((server) => server.close()))
    },
  }
  return stage
}
