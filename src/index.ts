/* Words */
export type { AttemptEvent } from './core/AttemptEvent.ts'
export type {
  ActivityEvent,
  ChatEvent,
  FinishEvent,
  FinishReason,
  ReasoningEvent,
  Reset,
  Seam,
  TextEvent,
  ToolCallEvent,
  Usage,
  UsageEvent,
} from './core/ChatEvent.ts'
export type { ChatMessage, ChatRole, ContentPart, Reasoning, ToolCall } from './core/ChatMessage.ts'
export type { ChatOptions, JsonSchema, ResponseFormat, ToolChoice, ToolDefinition } from './core/ChatOptions.ts'
export { type CollectedReply, type CollectedToolCall, collectReply } from './core/collectReply.ts'
export { isContent } from './core/isContent.ts'
export { monotonicScheduler } from './core/monotonicScheduler.ts'
export type { Provider } from './core/Provider.ts'
export { pipeProvider } from './core/pipeProvider.ts'
export { text } from './core/text.ts'
export { withOptions } from './core/withOptions.ts'

/* Errors */
export { createProviderError, type ProviderErrorFields } from './core/createProviderError.ts'
export { isProviderError } from './core/isProviderError.ts'
export { isRetryable } from './core/isRetryable.ts'
export type {
  NetworkPhase,
  ProviderError,
  ProviderErrorOf,
  ProviderErrorRecord,
  ProviderErrorTag,
  TimeoutPhase,
} from './core/ProviderError.ts'
export { toProviderError } from './core/toProviderError.ts'

/* Bytes to text to lines to events */
export { decodeUtf8 } from './stream/decodeUtf8.ts'
export { encodeSse } from './stream/encodeSse.ts'
export { type ParseDataLinesOptions, parseDataLines } from './stream/parseDataLines.ts'
export { parseNdjson } from './stream/parseNdjson.ts'
export { type ParseSseOptions, parseSse } from './stream/parseSse.ts'
export type { SseEvent } from './stream/SseEvent.ts'
export { type SplitLinesOptions, splitLines } from './stream/splitLines.ts'
export { type DecodeConfig, decodeWith } from './wire/decodeWith.ts'

/* Transports */
export { fetchTransport, type FetchTransportConfig } from './transport/fetchTransport.ts'
export type { HttpRequest } from './transport/HttpRequest.ts'
export type { HttpResponse } from './transport/HttpResponse.ts'
export type { Transport } from './transport/Transport.ts'
export { undiciTransport, type UndiciTransportConfig } from './transport/undiciTransport.ts'

/* Providers */
export { anthropic } from './providers/anthropic.ts'
export { codeLinkAva } from './providers/codeLinkAva.ts'
export { cohere } from './providers/cohere.ts'
export type { ChatVendorName } from './providers/chatVendors.ts'
export type { VendorFactory } from './providers/createFaces.ts'
export { fromEnv } from './providers/fromEnv.ts'
export { gemini } from './providers/gemini.ts'
export { ollama } from './providers/ollama.ts'
export { openai, type OpenAiConfig } from './providers/openai.ts'
export { openaiResponses } from './providers/openaiResponses.ts'
export type { ProviderConfig } from './providers/ProviderConfig.ts'
export type { VendorInfo } from './providers/VendorInfo.ts'
export { vitalentum } from './providers/vitalentum.ts'
export { ylokh } from './providers/ylokh.ts'

/* Combinators */
export { balance, type BalanceConfig } from './combinators/balance.ts'
export { fallback } from './combinators/fallback.ts'
export type { LaneConfig } from './combinators/firstContent.ts'
export { hedge, type HedgeConfig } from './combinators/hedge.ts'
export type { Pick } from './combinators/Pick.ts'
export { race } from './combinators/race.ts'
export { type ContinueConfig, rescue, type RestartConfig } from './combinators/rescue.ts'
export { roundRobin } from './combinators/roundRobin.ts'
export { weighted } from './combinators/weighted.ts'

/* Operators */
export { backoff, type BackoffConfig } from './operators/backoff.ts'
export { circuitBreaker, type CircuitBreakerConfig } from './operators/circuitBreaker.ts'
export { type Breaker, type BreakerConfig, createBreaker, type Passage } from './operators/createBreaker.ts'
export { createPool, type Pool, type PoolConfig } from './operators/createPool.ts'
export { limit } from './operators/limit.ts'
export { retryBackoff, type RetryBackoffConfig, type RetryEvent } from './operators/retryBackoff.ts'
export { type RetryBudget, retryBudget, type RetryBudgetConfig } from './operators/retryBudget.ts'
export { tokenTimeout, type TokenTimeoutConfig } from './operators/tokenTimeout.ts'

/* Leaving RxJS */
export type { BodyConfig, BodyFormat } from './convert/BodyConfig.ts'
export type { ReadStrategy } from './convert/createInbox.ts'
export type { PublicFailure } from './convert/describeFailure.ts'
export { type IterateConfig, iterate } from './convert/iterate.ts'
export type { Source } from './convert/openSource.ts'
export { pipeToServerResponse, type ServerResponseLike } from './convert/pipeToServerResponse.ts'
export { type ReadConfig, toAsyncIterable } from './convert/toAsyncIterable.ts'
export { type HttpError, toHttpError } from './convert/toHttpError.ts'
export { type MessageEventLike, type MessageEventsConfig, toMessageEvents } from './convert/toMessageEvents.ts'
export { type NodeReadable, type NodeReadableConfig, toNodeReadable } from './convert/toNodeReadable.ts'
export { toReadableStream } from './convert/toReadableStream.ts'
export { type ResponseConfig, toResponse } from './convert/toResponse.ts'
export { type SseConfig, toSse } from './convert/toSse.ts'
export { toTaskEither } from './convert/toTaskEither.ts'
export { toText } from './convert/toText.ts'
