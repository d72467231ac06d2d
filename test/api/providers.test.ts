import { expectTypeOf } from 'expect-type'
import {
  anthropic,
  type ChatEvent,
  type ChatMessage,
  type ChatOptions,
  type ChatVendorName,
  codeLinkAva,
  cohere,
  type FetchTransportConfig,
  fetchTransport,
  fromEnv,
  gemini,
  type HttpRequest,
  type HttpResponse,
  ollama,
  type OpenAiConfig,
  openai,
  openaiResponses,
  type Provider,
  type ProviderConfig,
  type Transport,
  type UndiciTransportConfig,
  undiciTransport,
  type VendorFactory,
  type VendorInfo,
  vitalentum,
  ylokh,
} from 'rivulet'
import { type Observable, of } from 'rxjs'

const plain = { anthropic, codeLinkAva, cohere, gemini, ollama, openaiResponses, vitalentum, ylokh }

test('a provider is a function from messages to a stream, of strings unless it says otherwise', () => {
  expectTypeOf<Provider>().toEqualTypeOf<Provider<string>>()
  expectTypeOf<Provider>().parameters.toEqualTypeOf<
    [messages: readonly ChatMessage[], options?: ChatOptions | undefined]
  >()
  expectTypeOf<Provider<number>>().returns.toEqualTypeOf<Observable<number>>()
  expectTypeOf(() => of('a', 'b')).toExtend<Provider>()
  expectTypeOf(() => of(1)).not.toExtend<Provider>()
  expectTypeOf<Provider<ChatEvent>>().not.toExtend<Provider>()
})

test('every vendor has a face of text, a face of events, and facts', () => {
  expectTypeOf<(typeof plain)[keyof typeof plain]>().toEqualTypeOf<VendorFactory>()
  expectTypeOf(openai).toEqualTypeOf<VendorFactory<OpenAiConfig>>()
  expectTypeOf<VendorFactory>().toBeCallableWith()
  expectTypeOf<VendorFactory>().parameters.toEqualTypeOf<[config?: ProviderConfig | undefined]>()
  expectTypeOf<VendorFactory>().returns.toEqualTypeOf<Provider>()
  expectTypeOf<VendorFactory['events']>().parameters.toEqualTypeOf<[config?: ProviderConfig | undefined]>()
  expectTypeOf<VendorFactory['events']>().returns.toEqualTypeOf<Provider<ChatEvent>>()
  expectTypeOf<VendorFactory['info']>().toEqualTypeOf<VendorInfo>()
  expectTypeOf<VendorInfo['defaultModel']>().toEqualTypeOf<string | undefined>()
  for (const factory of Object.values(plain)) {
    expectTypeOf(factory()).toEqualTypeOf<Provider>()
    expectTypeOf(factory.events()).toEqualTypeOf<Provider<ChatEvent>>()
  }
})

test('openai knows its vendors by name, the others take none', () => {
  expectTypeOf(openai({ vendor: 'groq' })).toEqualTypeOf<Provider>()
  expectTypeOf<OpenAiConfig>().toExtend<ProviderConfig>()
  expectTypeOf<OpenAiConfig['vendor']>().toEqualTypeOf<ChatVendorName | undefined>()
  expectTypeOf<'mistral'>().toExtend<ChatVendorName>()
  const wrong = [
    // @ts-expect-error there is no such vendor
    () => openai({ vendor: 'grok' }),
    // @ts-expect-error it is spelled baseUrl
    () => openai({ baseURL: 'http://127.0.0.1' }),
    // @ts-expect-error one vendor, one wire
    () => anthropic({ vendor: 'groq' }),
    // @ts-expect-error times are numbers of milliseconds
    () => ylokh({ timeout: '2m' }),
    // @ts-expect-error undefined is no value of an option
    () => ollama({ model: undefined }),
  ]
  for (const call of wrong) expectTypeOf(call).toBeFunction()
})

test('a key may be text, or a function that fetches it', () => {
  expectTypeOf<() => string>().toExtend<ProviderConfig['apiKey']>()
  expectTypeOf<() => Promise<string>>().toExtend<ProviderConfig['apiKey']>()
  expectTypeOf<undefined>().not.toExtend<Required<ProviderConfig>['apiKey']>()
})

test('fromEnv gives the events faces', () => {
  expectTypeOf(fromEnv).parameters.toEqualTypeOf<[env?: Readonly<Record<string, string | undefined>> | undefined]>()
  expectTypeOf(fromEnv({})).toEqualTypeOf<readonly Provider<ChatEvent>[]>()
})

test('a transport is a function of the request', () => {
  expectTypeOf<Transport>().toEqualTypeOf<(request: HttpRequest) => Observable<HttpResponse>>()
  expectTypeOf<HttpResponse['body']>().toEqualTypeOf<Observable<Uint8Array>>()
  expectTypeOf(fetchTransport).parameters.toEqualTypeOf<[config?: FetchTransportConfig | undefined]>()
  expectTypeOf(fetchTransport()).toEqualTypeOf<Transport>()
  expectTypeOf(undiciTransport).parameters.toEqualTypeOf<[config?: UndiciTransportConfig | undefined]>()
  expectTypeOf(undiciTransport()).toEqualTypeOf<Transport>()
  expectTypeOf(ollama({ transport: fetchTransport() })).toEqualTypeOf<Provider>()
})

test('a conversation may be a constant', () => {
  const messages = [
    { role: 'system', content: 'Be brief.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is this?' },
        { type: 'image', url: 'https://a.test/b.png' },
      ],
    },
    { role: 'assistant', content: '', toolCalls: [{ id: 'call-1', name: 'look', arguments: '{}' }] },
    { role: 'tool', content: 'a cat', toolCallId: 'call-1' },
  ] as const
  expectTypeOf(messages).toExtend<Parameters<Provider>[0]>()
  expectTypeOf<{ role: 'robot'; content: string }>().not.toExtend<ChatMessage>()
  expectTypeOf<{ type: 'image'; data: string }>().not.toExtend<Exclude<ChatMessage['content'], string>[number]>()
})
