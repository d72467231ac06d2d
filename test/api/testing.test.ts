import { expectTypeOf } from 'expect-type'
import type { ChatEvent, Provider } from 'rivulet'
import {
  chunkings,
  comment,
  cut,
  type EmulatedVendor,
  type Emulator,
  type EmulatorOptions,
  type EmulatorScript,
  end,
  failure,
  type Fault,
  finish,
  hang,
  html,
  json,
  type MarbleHelpers,
  marbles,
  type Part,
  pause,
  raw,
  reasoning,
  type RecordedRequest,
  refuse,
  type Reply,
  reply,
  type RequestEnding,
  type ScriptedProvider,
  scriptedProvider,
  stall,
  startEmulator,
  status,
  toolCall,
  usage,
} from 'rivulet/testing'
import { of } from 'rxjs'
import type { TestScheduler } from 'rxjs/testing'

test('a scripted provider is a provider of what its script holds, silences and errors left out', () => {
  expectTypeOf(scriptedProvider(['Hel', pause(1), 'lo', new Error('lost')])).toEqualTypeOf<ScriptedProvider>()
  expectTypeOf(scriptedProvider(of(1))).toEqualTypeOf<ScriptedProvider<number>>()
  expectTypeOf(scriptedProvider<ChatEvent>([{ type: 'activity' }])).toExtend<Provider<ChatEvent>>()
  expectTypeOf<ScriptedProvider>().toExtend<Provider>()
  expectTypeOf(scriptedProvider(['a']).calls[0]?.ending).toEqualTypeOf<
    'completed' | 'failed' | 'unsubscribed' | undefined
  >()
})

test('parts and faults make a reply, replies make a script', () => {
  const faults = [pause(1), stall(), cut(), end(), comment(), raw(''), failure()]
  expectTypeOf<(typeof faults)[number]>().toExtend<Fault>()
  const parts = [reasoning('so'), toolCall({ id: 'call-1', name: 'look' }), finish('stop'), usage({ outputTokens: 1 })]
  expectTypeOf<(typeof parts)[number]>().toExtend<Part>()
  const replies = [reply('Hi', ...parts, ...faults), status(429, { retryAfter: 1 }), json({}), html(), refuse(), hang()]
  for (const each of replies) expectTypeOf(each).toExtend<Reply>()
  expectTypeOf<Reply[]>().toExtend<EmulatorScript>()
  expectTypeOf<(request: RecordedRequest) => Reply>().toExtend<EmulatorScript>()
  const wrong = [
    // @ts-expect-error a fault is no reply by itself
    (): EmulatorScript => cut(),
    // @ts-expect-error a token is text
    () => reply(1),
    // @ts-expect-error estimates are ours
    () => usage({ estimated: true }),
  ]
  for (const call of wrong) expectTypeOf(call).toBeFunction()
})

test('the emulator takes a script for each vendor that it plays', () => {
  expectTypeOf(startEmulator).parameters.toEqualTypeOf<[options?: EmulatorOptions | undefined]>()
  expectTypeOf(startEmulator).returns.resolves.toEqualTypeOf<Emulator>()
  expectTypeOf<EmulatorOptions['groq']>().toEqualTypeOf<EmulatorScript | undefined>()
  expectTypeOf<Emulator['baseUrl']>().parameters.toEqualTypeOf<[vendor: EmulatedVendor]>()
  expectTypeOf<RecordedRequest['closed']>().resolves.toEqualTypeOf<RequestEnding>()
  // @ts-expect-error nobody plays this one
  expectTypeOf(() => startEmulator({ grok: hang() })).toBeFunction()
})

test('marbles gives what its function returns, and the scheduler', () => {
  expectTypeOf<MarbleHelpers['scheduler']>().toEqualTypeOf<TestScheduler>()
  expectTypeOf(marbles(({ time }) => time('--|'))).toBeNumber()
})

test('chunkings gives names for titles and bytes', () => {
  const [first] = chunkings('Hi')
  expectTypeOf(first?.name).toEqualTypeOf<string | undefined>()
  expectTypeOf(first?.chunks).toEqualTypeOf<readonly Uint8Array[] | undefined>()
})
