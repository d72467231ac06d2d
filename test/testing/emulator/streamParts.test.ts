import { connect } from 'node:net'
import { comment } from '../../../src/testing/parts/comment.ts'
import { cut } from '../../../src/testing/parts/cut.ts'
import { end } from '../../../src/testing/parts/end.ts'
import { failure } from '../../../src/testing/parts/failure.ts'
import { finish } from '../../../src/testing/parts/finish.ts'
import { pause } from '../../../src/testing/parts/pause.ts'
import { raw } from '../../../src/testing/parts/raw.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { stall } from '../../../src/testing/parts/stall.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { usage } from '../../../src/testing/parts/usage.ts'
import { reply } from '../../../src/testing/replies/reply.ts'
import type { RecordedRequest } from '../../../src/testing/RecordedRequest.ts'
import { ask, question } from '../ask.ts'
import { emulate } from '../emulate.ts'

const PATH = '/openai/chat/completions'

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

async function requestOf(requests: readonly RecordedRequest[]): Promise<RecordedRequest> {
  for (;;) {
    const [request] = requests
    if (request) return request
    await nextTurn()
  }
}

/** The data lines of an answer, JSON read where it is JSON. */
function dataOf(text: string): unknown[] {
  const lines = text.split('\n').filter((line) => line.startsWith('data: '))
  return lines.map((line) => (line === 'data: [DONE]' ? '[DONE]' : JSON.parse(line.slice(6))))
}

function tokensOf(text: string): (string | undefined)[] {
  type Chunk = { choices?: { delta?: { content?: string } }[] }
  return dataOf(text).flatMap((chunk) => (chunk as Chunk).choices?.[0]?.delta?.content ?? [])
}

test('tokens come one by one, then the finish and the terminal mark', async () => {
  await emulate({ openai: reply('Hel', 'lo') }, async ({ url, requests }) => {
    const { status, headers, text, failure } = await ask(url + PATH)
    expect([status, failure]).toEqual([200, undefined])
    expect(headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
    expect(tokensOf(text)).toEqual(['', 'Hel', 'lo'])
    expect(dataOf(text).slice(-2)).toMatchObject([{ choices: [{ finish_reason: 'stop' }] }, '[DONE]'])
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true)
    expect(requests[0]).toMatchObject({ tokens: 2, ending: 'finished' })
  })
})

test('without a pace each token is a write of its own', async () => {
  await emulate({ openai: reply('a', 'b', 'c') }, async ({ url }) => {
    const { chunks } = await ask(url + PATH)
    const perRead = chunks.map((chunk) => tokensOf(chunk).filter(Boolean).length)
    expect(Math.max(...perRead)).toBe(1)
  })
})

test('the pace is kept between what is content, not before the first', async () => {
  const call = toolCall({ id: 'c', name: 'n' })
  const slept = jest.spyOn(globalThis, 'setInterval')
  try {
    await emulate(
      { openai: reply(reasoning('hm'), 'a', comment(), 'b', call, finish('stop'), comment()), pace: 7 },
      async ({ url }) => {
        const { text } = await ask(url + PATH)
        expect(tokensOf(text)).toEqual(['', 'a', 'b'])
      },
    )
    expect(slept.mock.calls.filter(([, ms]) => ms === 7)).toHaveLength(3)
  } finally {
    slept.mockRestore()
  }
})

test('a pause delays what follows', async () => {
  await emulate({ openai: reply('a', pause(40), 'b') }, async ({ url, requests }) => {
    await ask(url + PATH, question, { leaveAt: '"a"' })
    expect(requests[0]?.tokens).toBe(1)
    const { text } = await ask(url + PATH)
    expect(tokensOf(text)).toEqual(['', 'a', 'b'])
  })
})

test('a stall keeps the connection open and says nothing more', async () => {
  await emulate({ openai: reply('Hi', stall(), 'never') }, async ({ url, requests, connections }) => {
    const { text, failure } = await ask(url + PATH, question, { leaveAt: 'Hi' })
    expect(tokensOf(text)).toEqual(['', 'Hi'])
    expect(failure).toBe('ECONNRESET')
    expect(await requests[0]?.closed).toBe('by-client')
    expect(requests[0]?.tokens).toBe(1)
    expect(connections()).toBe(0)
  })
})

test('a stall at the very beginning still sends the head', async () => {
  await emulate({ openai: reply(stall()) }, async ({ url }) => {
    const { status, text } = await ask(url + PATH, question, { leaveAt: '' })
    expect([status, text]).toEqual([200, ''])
  })
})

test('a cut resets the connection after what was written has arrived', async () => {
  await emulate({ openai: reply('Hel', cut(), 'lo') }, async ({ url, requests }) => {
    const { text, failure } = await ask(url + PATH)
    expect(tokensOf(text)).toEqual(['', 'Hel'])
    expect(failure).toBe('ECONNRESET')
    expect(await requests[0]?.closed).toBe('by-server')
  })
})

test('an end is clean, without finish and without mark', async () => {
  await emulate({ openai: reply('Hel', end(), 'lo') }, async ({ url, requests }) => {
    const { text, failure } = await ask(url + PATH)
    expect(dataOf(text)).toHaveLength(2)
    expect(text).not.toContain('[DONE]')
    expect(text).not.toContain('"stop"')
    expect(failure).toBeUndefined()
    expect(await requests[0]?.closed).toBe('finished')
  })
})

test('comments and raw bytes are written where they stand', async () => {
  const half = new TextEncoder().encode('ü')
  const script = reply(comment('PROCESSING'), raw('data: {"choices"'), raw(half.subarray(0, 1)), end())
  await emulate({ openai: script }, async ({ url }) => {
    const { text } = await ask(url + PATH)
    expect(text).toBe(': PROCESSING\n\ndata: {"choices"\uFFFD')
  })
})

test('a failure is an event, and nothing that says success comes after it', async () => {
  await emulate({ openai: reply('a', failure({ message: 'busy', code: 429 })) }, async ({ url }) => {
    const { status, text } = await ask(url + PATH)
    expect(status).toBe(200)
    expect(dataOf(text).at(-1)).toEqual({ error: { message: 'busy', type: 'server_error', param: null, code: 429 } })
    expect(text).not.toContain('[DONE]')
  })
})

test('a failure can be the very first event', async () => {
  await emulate({ openai: reply(failure()) }, async ({ url }) => {
    const { text } = await ask(url + PATH)
    expect(dataOf(text)).toEqual([expect.objectContaining({ error: expect.anything() })])
  })
})

test('finish and usage are written in one go with the mark, so that a client may leave there', async () => {
  const script = reply('a', finish('length'), usage({ inputTokens: 3, outputTokens: 1 }))
  await emulate({ openai: script }, async ({ url, requests }) => {
    const { text } = await ask(url + PATH, question, { leaveAt: '[DONE]' })
    expect(dataOf(text).slice(2)).toMatchObject([
      { choices: [{ finish_reason: 'length' }] },
      { choices: [], usage: { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4 } },
      '[DONE]',
    ])
    expect(await requests[0]?.closed).toBe('finished')
  })
})

test('where the finish itself is the mark, it comes in the same packet as the end', async () => {
  const script = reply('a', finish('length'), usage({ outputTokens: 1 }))
  await emulate({ ollama: script }, async ({ url, requests }) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    const packets: string[] = []
    socket.on('data', (packet) => packets.push(packet.toString()))
    socket.write('POST /ollama/api/chat HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n{}')
    expect(await requestOf(requests).then(({ closed }) => closed)).toBe('finished')
    while (!packets.at(-1)?.endsWith('0\r\n\r\n')) await nextTurn()
    expect(packets.at(-1)).toContain('"done":true')
    socket.destroy()
  })
})

test('an error after the finish comes after the finish', async () => {
  await emulate({ openai: reply('a', finish('length'), failure()) }, async ({ url }) => {
    const { text } = await ask(url + PATH)
    expect(dataOf(text).slice(2)).toMatchObject([{ choices: [{ finish_reason: 'length' }] }, { error: {} }])
  })
})

test('a reply without parts is empty, not broken', async () => {
  await emulate({ openai: reply() }, async ({ url, requests }) => {
    const { text } = await ask(url + PATH)
    expect(tokensOf(text)).toEqual([''])
    expect(dataOf(text).at(-1)).toBe('[DONE]')
    expect(requests[0]?.tokens).toBe(0)
  })
})

test('when the client leaves, the script stops and its timer is cleared', async () => {
  const slept = jest.spyOn(globalThis, 'setInterval')
  const cleared = jest.spyOn(globalThis, 'clearInterval')
  try {
    await emulate({ openai: reply('a', pause(123_456), 'b') }, async ({ url, requests }) => {
      await ask(url + PATH, question, { leaveAt: '"a"' })
      expect(await requests[0]?.closed).toBe('by-client')
      const timers = slept.mock.results.filter((_, index) => slept.mock.calls[index]?.[1] === 123_456)
      expect(timers).toHaveLength(1)
      expect(cleared.mock.calls.map(([handle]) => handle)).toContain(timers[0]?.value)
    })
  } finally {
    slept.mockRestore()
    cleared.mockRestore()
  }
})

test('a client that leaves at the first of many tokens stops the rest', async () => {
  const tokens = Array.from({ length: 5_000 }, (_, index) => `<${index}>`)
  await emulate({ openai: reply(...tokens) }, async ({ url, requests }) => {
    await ask(url + PATH, question, { leaveAt: '<0>' })
    expect(await requests[0]?.closed).toBe('by-client')
    expect(requests[0]?.tokens).toBeLessThan(5_000)
  })
})
