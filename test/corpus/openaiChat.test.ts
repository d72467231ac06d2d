import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { openai } from '../../src/providers/openai.ts'
import { chatRecordings } from './chatRecordings.ts'
import { corpus } from './corpus.ts'
import { type Recording, replayRecordings } from './replayRecordings.ts'
import { serveCut } from './serveCut.ts'

replayRecordings({ ...chatRecordings, cuts: [0, 97] })

describe('on the text face', () => {
  const streams = join(corpus() ?? '', 'streams')
  const recordings = (corpus() === undefined ? [] : readdirSync(streams))
    .filter((file) => file.endsWith('.expected.json'))
    .map((file) => JSON.parse(readFileSync(join(streams, file), 'utf8')) as Recording)
    .filter(({ dialect }) => dialect === chatRecordings.dialect)
  const bodies = recordings.map(
    ({ name, file }) => [name, { body: readFileSync(join(streams, file)), contentType: 'text/event-stream' }] as const,
  )

  test('46 recordings give their tokens, and the six that have none are Empty, which no retry mends', async () => {
    if (corpus() === undefined) {
      console.log('corpus not found: 46 recordings skipped (openai-chat, text face)')
      expect(process.env.RIVULET_CORPUS ?? '').toBe('')
      return
    }
    const server = await serveCut(new Map(bodies))
    const empty: string[] = []
    for (const { name, tokens } of recordings) {
      const heard: string[] = []
      const error = await new Promise<ProviderError | undefined>((resolve) => {
        openai({ apiKey: 'k', baseUrl: server.baseUrl(name, 97) })([{ role: 'user', content: 'Hi' }]).subscribe({
          next: (token) => heard.push(token),
          error: resolve,
          complete: () => resolve(undefined),
        })
      })
      expect({ name, heard }).toEqual({ name, heard: tokens })
      if (error === undefined) continue
      expect(error).toMatchObject({ _tag: 'Empty', retryable: false })
      empty.push(name)
    }
    await server.close()
    console.log(`openai-chat, text face: ${recordings.length} recordings, ${empty.length} without text`)
    expect(recordings.length).toBeGreaterThanOrEqual(46)
    expect(empty).toEqual(recordings.filter(({ tokens }) => tokens.length === 0).map(({ name }) => name))
    expect(empty.length).toBeGreaterThanOrEqual(6)
  })
})
