import { from, map, of, toArray } from 'rxjs'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { readWholeReply } from '../../src/providers/readWholeReply.ts'
import { Reply } from '../../src/providers/Reply.ts'
import { openaiChatWire } from '../../src/wire/openaiChat/openaiChatWire.ts'

const head = { status: 200, headers: { 'content-type': 'application/json' } }
const whole = JSON.stringify({
  choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1 },
})

function read(text: string | readonly string[], clean?: (text: string) => string) {
  const reply = new Reply('openai')
  const given: unknown[] = []
  from(typeof text === 'string' ? [text] : text)
    .pipe(
      map((piece) => Buffer.from(piece)),
      readWholeReply(openaiChatWire, head, reply, clean),
    )
    .subscribe({
      next: (event) => given.push(event),
      error: (error: { toJSON(): unknown }) => given.push(error.toJSON()),
      complete: () => given.push('complete'),
    })
  return { given, reply }
}

test.each([
  ['whole', whole],
  ['in pieces', [...whole]],
  ['between blank lines', `\n\n ${whole}\n`],
])('a completion %s is read at its end, and closes the reply', (_name, text) => {
  const { given, reply } = read(text)
  expect(given).toEqual([{ type: 'text', text: 'Hi' }, 'complete'])
  expect(reply.complete).toBe(true)
  expect(reply.usage).toEqual({ inputTokens: 1 })
})

test('nothing is given before the end', () => {
  const given: unknown[] = []
  of(Buffer.from(whole))
    .pipe(readWholeReply(openaiChatWire, head, new Reply('openai')), toArray())
    .subscribe((events) => given.push(events))
  expect(given).toEqual([[{ type: 'text', text: 'Hi' }]])
})

test.each(['', ' \n', '{', '[1', whole.slice(0, -1), `${whole}{`])('%j was cut off', (text) => {
  expect(read(text).given).toMatchObject([{ _tag: 'Interrupted', retryable: true }])
})

test.each([
  ['{"error":{"message":"no credits","code":402}}', 'QuotaExhausted'],
  ['{"error":{"message":"slow down","code":429}}', 'RateLimited'],
  ['{"error":"broken"}', 'Upstream'],
  ['[{"error":{"message":"broken"}}]', 'Upstream'],
  ['{"message":"broken"}', 'Upstream'],
  [`${whole.slice(0, -1)},"error":{"message":"broken"}}`, 'Upstream'],
])('%s is the error that it says: %s', (text, tag) => {
  expect(read(text).given).toMatchObject([{ _tag: tag }])
})

test.each([
  '{}',
  '[]',
  'null',
  '5',
  '"text"',
  '{"choices":[{}]}',
  '{"choices":"x"}',
  'data: {"choices":[]}\n\n',
  '<html>',
])('%s is no reply', (text) => {
  expect(read(text).given).toMatchObject([{ _tag: 'HttpStatus', status: 200 }])
})

test('what is quoted of it is cleaned', () => {
  const [error] = read('"sk-secret"', (text) => text.replaceAll('sk-secret', '…')).given
  expect(error).toMatchObject({ message: '200 with content type application/json: "…"' })
})

test('more than 16 Mi characters are too many, and are not kept', () => {
  const piece = Buffer.alloc(2 ** 20, 'x')
  let taken = 0
  function* pieces() {
    for (; taken < 64; taken++) yield piece
  }
  const given: unknown[] = []
  from(pieces())
    .pipe(readWholeReply(openaiChatWire, head, new Reply('openai')))
    .subscribe({ error: ({ _tag }: { _tag: string }) => given.push(_tag) })
  expect(given).toEqual(['TooLarge'])
  expect(taken).toBe(16)
})

test('an error of the reader is the error of the reply', () => {
  const failing = {
    ...openaiChatWire,
    createWholeReader: () => ({
      ...openaiChatWire.createWholeReader(),
      read: () => {
        throw createProviderError('Upstream', 'broken')
      },
    }),
  }
  const given: unknown[] = []
  of(Buffer.from(whole))
    .pipe(readWholeReply(failing, head, new Reply('openai')))
    .subscribe({ error: ({ _tag }: { _tag: string }) => given.push(_tag) })
  expect(given).toEqual(['Upstream'])
})
