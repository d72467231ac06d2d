import { Subject, Subscriber } from 'rxjs'
import { type Judge, Lane } from '../../src/combinators/Lane.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import type { ProviderError } from '../../src/core/ProviderError.ts'

const lost = createProviderError('Network', 'lost', { phase: 'body' })

/** A lane that a source speaks into, what its judge is told, and what the caller hears. */
function open() {
  const judged: unknown[] = []
  const heard: unknown[] = []
  const judge: Judge<string> = {
    decide: (lane, value) => judged.push([lane.index, value]),
    lose: (lane, { _tag, committed }) => judged.push([lane.index, _tag, committed]),
  }
  const out = new Subscriber<string>({
    next: (value: string) => heard.push(value),
    error: ({ _tag, committed }: ProviderError) => heard.push([_tag, committed]),
    complete: () => heard.push('complete'),
  })
  const lane = new Lane(out, judge, { index: 2, name: 'a', watch: undefined })
  const source = new Subject<string>()
  source.subscribe(lane)
  return { lane, source, out, judged, heard }
}

test('until it has won, its judge hears what it says', () => {
  const { source, judged, heard } = open()
  source.next('t')
  expect(judged).toEqual([[2, 't']])
  expect(heard).toEqual([])
})

test('its win delivers what was held, then the content, then all that follows', () => {
  const { lane, source, judged, heard } = open()
  lane.hold('u')
  lane.win('t')
  source.next('v')
  source.complete()
  expect(heard).toEqual(['u', 't', 'v', 'complete'])
  expect(judged).toEqual([])
})

test('an end before it has won is a loss, an empty one too', () => {
  const failed = open()
  failed.source.error(createProviderError('Upstream', 'x', { committed: true }))
  expect(failed.judged).toEqual([[2, 'Upstream', false]])
  const empty = open()
  empty.source.complete()
  expect(empty.judged).toEqual([[2, 'Empty', false]])
  expect([...failed.heard, ...empty.heard]).toEqual([])
})

test('a failure after its win is the caller’s, and says that content was delivered', () => {
  const { lane, source, heard } = open()
  lane.win('t')
  source.error(lost)
  expect(heard).toEqual(['t', ['Network', true]])
})

test('is left with the caller', () => {
  const { source, out } = open()
  out.unsubscribe()
  expect(source.observed).toBe(false)
})
