import { firstValueFrom } from 'rxjs'
import type { ChatMessage, ToolCall } from '../../../src/core/ChatMessage.ts'
import { collectReply } from '../../../src/core/collectReply.ts'
import { gemini } from '../../../src/providers/gemini.ts'
import { geminiContents } from '../../../src/wire/gemini/geminiContents.ts'
import { memoryTransport } from '../memoryTransport.ts'
import { ends, frames, parts } from './speakGemini.ts'

const user: ChatMessage = { role: 'user', content: 'Oslo?' }
const call = (name: string, more: Partial<ToolCall> = {}): ToolCall => ({ id: '', name, arguments: '{}', ...more })
const turn = (more: Partial<ChatMessage>): ChatMessage => ({ role: 'assistant', content: '', ...more })

test('system and developer messages stand apart, in their order', () => {
  expect(
    geminiContents([
      { role: 'system', content: 'Be short.' },
      user,
      { role: 'developer', content: [{ type: 'text', text: 'No jokes.' }] },
      { role: 'assistant', content: 'Rain.' },
    ]),
  ).toEqual({
    systemInstruction: { parts: [{ text: 'Be short.' }, { text: 'No jokes.' }] },
    contents: [
      { role: 'user', parts: [{ text: 'Oslo?' }] },
      { role: 'model', parts: [{ text: 'Rain.' }] },
    ],
  })
  expect(geminiContents([user])).not.toHaveProperty('systemInstruction')
})

test('images go as data, and by URL with their type where the name tells it', () => {
  const content = [
    { type: 'image', data: 'iVBORw0K', mediaType: 'image/png' },
    { type: 'image', url: 'data:image/webp;base64,UklGR' },
    { type: 'image', url: 'https://example.org/cat.JPG?size=2' },
    { type: 'image', url: 'https://example.org/v1.2/files/abc' },
  ] as const
  expect(geminiContents([{ role: 'user', content }]).contents[0]?.parts).toEqual([
    { inlineData: { mimeType: 'image/png', data: 'iVBORw0K' } },
    { inlineData: { mimeType: 'image/webp', data: 'UklGR' } },
    { fileData: { fileUri: 'https://example.org/cat.JPG?size=2', mimeType: 'image/jpeg' } },
    { fileData: { fileUri: 'https://example.org/v1.2/files/abc' } },
  ])
})

test('a turn is its signed thoughts, its text and its calls, each with its signature', () => {
  const message = turn({
    content: 'Let me see.',
    reasoning: [{ text: 'Hm', signature: 'S1' }, { text: '', signature: 'S2' }, { text: 'unsigned' }],
    toolCalls: [call('weather', { id: 'c1', arguments: '{"city":"Oslo"}', signature: 'S3' }), call('time')],
  })
  expect(geminiContents([message]).contents).toEqual([
    {
      role: 'model',
      parts: [
        { text: 'Hm', thought: true, thoughtSignature: 'S1' },
        { text: '', thoughtSignature: 'S2' },
        { text: 'Let me see.' },
        { functionCall: { id: 'c1', name: 'weather', args: { city: 'Oslo' } }, thoughtSignature: 'S3' },
        { functionCall: { name: 'time', args: {} } },
      ],
    },
  ])
})

test('an assistant that said nothing at all has one empty part', () => {
  expect(geminiContents([turn({})]).contents).toEqual([{ role: 'model', parts: [{ text: '' }] }])
})

test('the results of a turn stand together, each under the name of the tool', () => {
  const result = (content: ChatMessage['content'], toolCallId: string): ChatMessage => ({
    role: 'tool',
    content,
    toolCallId,
  })
  const { contents } = geminiContents([
    turn({ toolCalls: [call('weather', { id: 'c1' }), call('time', { id: 'c2' })] }),
    result('{"sky":"grey"}', 'c2'),
    result('rain', 'c1'),
    turn({ toolCalls: [call('a'), call('b')] }),
    result('[1]', ''),
    result(
      [
        { type: 'text', text: 'see' },
        { type: 'image', data: 'AA==', mediaType: 'image/png' },
      ],
      '',
    ),
    user,
  ])
  const answers = contents.filter(({ role }) => role === 'user').map((content) => content.parts)
  expect(answers).toEqual([
    [
      { functionResponse: { id: 'c2', name: 'time', response: { sky: 'grey' } } },
      { functionResponse: { id: 'c1', name: 'weather', response: { output: 'rain' } } },
    ],
    [
      { functionResponse: { name: 'a', response: { output: [1] } } },
      {
        functionResponse: {
          name: 'b',
          response: { output: 'see' },
          parts: [{ inlineData: { mimeType: 'image/png', data: 'AA==' } }],
        },
      },
    ],
    [{ text: 'Oslo?' }],
  ])
})

test('a result of no call, and arguments that are no object, are InvalidRequest that name the place', () => {
  const bad = (messages: readonly ChatMessage[], message: string) =>
    expect(() => geminiContents(messages)).toThrow(
      expect.objectContaining({ _tag: 'InvalidRequest', message: expect.stringContaining(message) }),
    )
  bad([user, { role: 'tool', content: 'rain', toolCallId: 'c9' }], 'messages[1].toolCallId')
  bad([turn({ toolCalls: [call('time', { arguments: '[secret]' })] })], 'messages[0].toolCalls[0].arguments')
})

test('a collected reply goes back as the parts that it came from, signatures included', async () => {
  const said = [
    { text: 'Hm', thought: true, thoughtSignature: 'S1' },
    { functionCall: { name: 'weather', args: { city: 'Oslo' } }, thoughtSignature: 'S2' },
    { functionCall: { name: 'weather', args: { city: 'Rome' } } },
  ]
  const transport = memoryTransport(frames(parts(...said), ends()))
  const { message } = await firstValueFrom(gemini.events({ apiKey: 'k', transport })([user]).pipe(collectReply()))
  const results = (message.toolCalls ?? []).map(
    ({ id }): ChatMessage => ({ role: 'tool', content: 'rain', toolCallId: id }),
  )
  expect(geminiContents([user, message, ...results]).contents.slice(1)).toEqual([
    { role: 'model', parts: said },
    {
      role: 'user',
      parts: [
        { functionResponse: { name: 'weather', response: { output: 'rain' } } },
        { functionResponse: { name: 'weather', response: { output: 'rain' } } },
      ],
    },
  ])
})
