import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { from } from 'rxjs'
import { decodeUtf8 } from '../../src/stream/decodeUtf8.ts'
import { parseNdjson } from '../../src/stream/parseNdjson.ts'
import { splitLines } from '../../src/stream/splitLines.ts'
import { corpus } from './corpus.ts'
import { type Body, cutCase } from './cutCase.ts'

interface Case extends Body {
  readonly name: string
  readonly valuesJson?: readonly string[]
  readonly errorLine?: number | null
  readonly expectSummary?: { readonly count: number; readonly errorLine: number | null }
}

const CASES = 31

function read(chunks: Iterable<Uint8Array>) {
  const values: unknown[] = []
  let failure: { readonly _tag: string; readonly message: string } | undefined
  let complete = false
  from(chunks)
    .pipe(decodeUtf8(), splitLines({ lineEnd: 'lf' }), parseNdjson())
    .subscribe({
      next: (value) => values.push(value),
      error: ({ _tag, message }: { readonly _tag: string; readonly message: string }) => {
        failure = { _tag, message }
      },
      complete: () => {
        complete = true
      },
    })
  return { values, failure, complete }
}

const outcome = (errorLine: number | null | undefined) =>
  typeof errorLine === 'number'
    ? { failure: { _tag: 'Decode', message: `line ${errorLine} is not JSON` }, complete: false }
    : { failure: undefined, complete: true }

const folder = corpus()

if (folder === undefined) {
  test('the cases of ndjson.json', () => {
    console.log(`corpus not found: ${CASES} cases skipped (ndjson.json)`)
    expect(process.env.RIVULET_CORPUS ?? '').toBe('')
  })
} else {
  const { cases } = JSON.parse(readFileSync(join(folder, 'ndjson.json'), 'utf8')) as { readonly cases: readonly Case[] }
  let ran = 0
  let chunkings = 0

  test.each(cases.map((body) => [body.name, body] as const))('%s', (_name, body) => {
    for (const cut of cutCase(body)) {
      chunkings += 1
      if (body.expectSummary !== undefined) {
        const { values, ...end } = read(cut.chunks())
        expect({ cut: cut.name, count: values.length, ...end }).toEqual({
          cut: cut.name,
          count: body.expectSummary.count,
          ...outcome(body.expectSummary.errorLine),
        })
        continue
      }
      const values = body.valuesJson?.map((json) => JSON.parse(json) as unknown)
      expect({ cut: cut.name, ...read(cut.chunks()) }).toEqual({ cut: cut.name, values, ...outcome(body.errorLine) })
    }
    ran += 1
  })

  test(`all ${CASES} cases have run`, () => {
    console.log(`ndjson.json: ${ran} cases at ${chunkings} chunkings`)
    expect(ran).toBeGreaterThanOrEqual(CASES)
  })
}
