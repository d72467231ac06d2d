import { from, lastValueFrom, toArray } from 'rxjs'
import { Reply } from '../../src/providers/Reply.ts'
import { readWholeReply } from '../../src/providers/readWholeReply.ts'
import { openaiChatWire } from '../../src/wire/openaiChat/openaiChatWire.ts'

const head = { status: 200, headers: { 'content-type': 'application/json' } }

function read(...pieces: string[]) {
  const reply = new Reply('p')
  const events = lastValueFrom(from(pieces).pipe(readWholeReply(openaiChatWire, head, reply), toArray()))
  return events.then((all) => ({ events: all, complete: reply.complete }))
}

describe('readWholeReply', () => {
  test('reads a completion that comes in pieces, once', async () => {
    const text = JSON.stringify({ choices: [{ message: { content: 'whole' }, finish_reason: 'stop' }] })
    expect(await read(text.slice(0, 9), text.slice(9))).toEqual({
      events: [{ type: 'text', text: 'whole' }],
      complete: true,
    })
  })

  test.each([
    ['{"error":{"message":"slow down","type":"rate_limit_error"}}', 'RateLimited'],
    ['{"error":"the model broke down"}', 'Upstream'],
    ['{"error":{"message":"no","code":401}}', 'Unauthorized'],
    ['{"hello":"world"}', 'HttpStatus'],
    ['{"choices":[]}', 'Empty'],
    ['"text"', 'HttpStatus'],
    ['not JSON', 'HttpStatus'],
    ['{"choices":[{"mess', 'Interrupted'],
    ['', 'Interrupted'],
  ])('%p is %s', async (text, tag) => {
    const outcome = await read(text).then(
      ({ events }) => (events.some(({ type }) => type === 'text') ? 'text' : 'Empty'),
      (error: { _tag: string }) => error._tag,
    )
    expect(outcome).toBe(tag)
  })

  test('has a limit', async () => {
    const piece = 'x'.repeat(1024 * 1024)
    await expect(read(...Array.from({ length: 17 }, () => piece))).rejects.toMatchObject({ _tag: 'TooLarge' })
  })
})
