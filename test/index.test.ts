import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import * as library from '../src/index.ts'
import * as testing from '../src/testing/index.ts'

// These lists are the public API. A name that goes is a breaking change; a name that comes has to be kept.

describe('rivulet', () => {
  test('exports these values, and no others', () => {
    expect(Object.keys(library).sort()).toEqual([
      'anthropic',
      'backoff',
      'balance',
      'circuitBreaker',
      'codeLinkAva',
      'cohere',
      'collectReply',
      'createBreaker',
      'createPool',
      'createProviderError',
      'decodeUtf8',
      'decodeWith',
      'encodeSse',
      'fallback',
      'fetchTransport',
      'fromEnv',
      'gemini',
      'hedge',
      'isContent',
      'isProviderError',
      'isRetryable',
      'iterate',
      'limit',
      'monotonicScheduler',
      'ollama',
      'openai',
      'openaiResponses',
      'parseDataLines',
      'parseNdjson',
      'parseSse',
      'pipeProvider',
      'pipeToServerResponse',
      'race',
      'rescue',
      'retryBackoff',
      'retryBudget',
      'roundRobin',
      'splitLines',
      'text',
      'toAsyncIterable',
      'toHttpError',
      'toMessageEvents',
      'toNodeReadable',
      'toProviderError',
      'toReadableStream',
      'toResponse',
      'toSse',
      'toTaskEither',
      'toText',
      'tokenTimeout',
      'undiciTransport',
      'vitalentum',
      'weighted',
      'withOptions',
      'ylokh',
    ])
  })

  test('exports these types, and no others', () => {
    expect(typeNames('src/index.ts')).toEqual([
      'ActivityEvent',
      'AttemptEvent',
      'BackoffConfig',
      'BalanceConfig',
      'BodyConfig',
      'BodyFormat',
      'Breaker',
      'BreakerConfig',
      'ChatEvent',
      'ChatMessage',
      'ChatOptions',
      'ChatRole',
      'ChatVendorName',
      'CircuitBreakerConfig',
      'CollectedReply',
      'CollectedToolCall',
      'ContentPart',
      'ContinueConfig',
      'DecodeConfig',
      'FetchTransportConfig',
      'FinishEvent',
      'FinishReason',
      'HedgeConfig',
      'HttpError',
      'HttpRequest',
      'HttpResponse',
      'IterateConfig',
      'JsonSchema',
      'LaneConfig',
      'MessageEventLike',
      'MessageEventsConfig',
      'NetworkPhase',
      'NodeReadable',
      'NodeReadableConfig',
      'OpenAiConfig',
      'ParseDataLinesOptions',
      'ParseSseOptions',
      'Passage',
      'Pick',
      'Pool',
      'PoolConfig',
      'Provider',
      'ProviderConfig',
      'ProviderError',
      'ProviderErrorFields',
      'ProviderErrorOf',
      'ProviderErrorRecord',
      'ProviderErrorTag',
      'PublicFailure',
      'ReadConfig',
      'ReadStrategy',
      'Reasoning',
      'ReasoningEvent',
      'Reset',
      'ResponseConfig',
      'ResponseFormat',
      'RestartConfig',
      'RetryBackoffConfig',
      'RetryBudget',
      'RetryBudgetConfig',
      'RetryEvent',
      'Seam',
      'ServerResponseLike',
      'Source',
      'SplitLinesOptions',
      'SseConfig',
      'SseEvent',
      'TextEvent',
      'TimeoutPhase',
      'TokenTimeoutConfig',
      'ToolCall',
      'ToolCallEvent',
      'ToolChoice',
      'ToolDefinition',
      'Transport',
      'UndiciTransportConfig',
      'Usage',
      'UsageEvent',
      'VendorFactory',
      'VendorInfo',
    ])
  })
})

describe('rivulet/testing', () => {
  test('exports these values, and no others', () => {
    expect(Object.keys(testing).sort()).toEqual([
      'chunkings',
      'comment',
      'cut',
      'end',
      'failure',
      'finish',
      'hang',
      'html',
      'json',
      'marbles',
      'pause',
      'raw',
      'reasoning',
      'refuse',
      'reply',
      'scriptedProvider',
      'stall',
      'startEmulator',
      'status',
      'toolCall',
      'usage',
    ])
  })

  test('exports these types, and no others', () => {
    expect(typeNames('src/testing/index.ts')).toEqual([
      'Chunking',
      'ChunkingsOptions',
      'EmulatedVendor',
      'Emulator',
      'EmulatorOptions',
      'EmulatorScript',
      'FailureOptions',
      'Fault',
      'MarbleHelpers',
      'Part',
      'ProviderScript',
      'RecordedRequest',
      'Reply',
      'RequestEnding',
      'ScriptedCall',
      'ScriptedProvider',
      'ScriptedProviderOptions',
      'StatusOptions',
      'ToolCallOptions',
    ])
  })
})

/** The names behind `type` in a catalogue; it has no `export *`, so they all stand in its text. */
function typeNames(file: string): string[] {
  const text = readFileSync(join(__dirname, '..', file), 'utf8')
  return ts
    .createSourceFile(file, text, ts.ScriptTarget.Latest)
    .statements.filter(ts.isExportDeclaration)
    .flatMap(({ exportClause, isTypeOnly }) =>
      exportClause && ts.isNamedExports(exportClause)
        ? exportClause.elements.filter((element) => isTypeOnly || element.isTypeOnly)
        : [],
    )
    .map(({ name }) => name.text)
    .sort()
}
