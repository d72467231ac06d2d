import type { MonoTypeOperatorFunction, Observable } from 'rxjs'
import type {
  AttemptEvent,
  ChatEvent,
  ChatMessage,
  ChatOptions,
  Provider,
  ProviderConfig,
  ProviderErrorTag,
} from '../../src/index.ts'
import type { FaultConnection, FaultServer } from './faultServer.ts'
import type { Frames, WireName } from './frames.ts'

/** How a server answers one request. */
export type Behave = (connection: FaultConnection, stage: Stage) => void | Promise<void>

/** Some of an error's record. A key whose value is undefined must be absent; a pattern must match. */
export interface ExpectedError {
  readonly _tag: ProviderErrorTag
  readonly committed: boolean
  readonly retryable: boolean
  readonly [field: string]: unknown
}

interface Heard {
  /** Default: none. */
  readonly tokens?: readonly string[]
  /** Where it depends on time how much is heard: the beginning of exactly one of these. */
  readonly beginningOf?: readonly (readonly string[])[]
  readonly says?: RegExp
  /** Whether `retryBackoff` asks again, and whether `fallback` asks the next provider. Default false. */
  readonly retry?: boolean
  readonly fallback?: boolean
  readonly facts?: Readonly<Record<string, unknown>>
}

/** `silent`: left by the caller, and nothing after. */
interface Ends extends Heard {
  readonly outcome: 'complete' | 'silent'
}

/** `thrown`: by the factory. */
interface Fails extends Heard {
  readonly outcome: 'error' | 'thrown'
  readonly error: ExpectedError
}

/** What must come of it, written down before the run. */
export type Expected = Ends | Fails

/** How the faulty provider is set up. */
export interface Lane {
  readonly config?: ProviderConfig
  readonly options?: ChatOptions
  readonly operators?: readonly MonoTypeOperatorFunction<ChatEvent>[]
  readonly facts?: () => Readonly<Record<string, unknown>>
}

/** What a client does, where asking and reading is not all. */
export interface Played {
  readonly source?: Observable<string>
  /** The caller unsubscribes once this resolves; `at once` is in the same turn. */
  readonly leave?: Promise<unknown> | 'at once'
  /** A caller that does not subscribe: it says what it hears, and how it ended. */
  readonly ask?: (hear: (token: string) => void) => Promise<'complete' | 'silent'>
  readonly facts?: () => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>
}

interface Case {
  readonly name: string
  /** Needs real seconds, or a process of its own. */
  readonly slow?: boolean
  /** Default: all three. */
  readonly wires?: readonly WireName[]
  readonly expect: Expected
}

/** The first request meets the fault, later ones are answered well. */
export interface ServedCase extends Case, Lane {
  readonly fault: Behave
}

/** The fault is in how the provider is set up, or in a server of its own. */
export interface ArrangedCase extends Case {
  readonly arrange: (stage: Stage) => Lane | Promise<Lane>
  /** Whether the second try meets a server that is well. Default false. */
  readonly recovers?: boolean
}

/** The fault is in what the client does. */
export interface PlayedCase extends Case {
  readonly play: (stage: Stage) => Played | Promise<Played>
}

export type FaultCase = ServedCase | ArrangedCase | PlayedCase

export interface FaultRow {
  readonly number: string
  readonly title: string
  readonly does: string
  readonly cases: readonly FaultCase[]
  /** Said of rows in which nothing of the kind is measured. Default: as measured. */
  readonly retry?: string
  readonly fallback?: string
  /** Disturbs whoever runs beside it. */
  readonly alone?: boolean
  /** Why it cannot be made on one machine. */
  readonly notMade?: string
}

/** One run's surroundings. */
export interface Stage {
  readonly wire: Frames
  readonly messages: readonly ChatMessage[]
  readonly controller: AbortController
  readonly options: ChatOptions
  readonly events: readonly AttemptEvent[]
  readonly servers: readonly FaultServer[]
  /** A server that follows the script, request by request; the last line repeats. */
  serve(...script: readonly Behave[]): Promise<FaultServer>
  /** The wire's provider with every secret planted. */
  provider(config?: ProviderConfig): Provider<ChatEvent>
  /** Its text face, asked. */
  ask(server: FaultServer, options?: ChatOptions): Observable<string>
  /** Resolves once the caller has so many tokens. */
  heard(count: number): Promise<void>
  /** Resolves once so many heads have come. */
  opened(count?: number): Promise<void>
  hear(token: string): void
  /** Runs at the end. */
  after(clean: () => unknown): void
  close(): Promise<void>
}
