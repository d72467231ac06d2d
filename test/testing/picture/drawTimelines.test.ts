import fc from 'fast-check'
import { TestScheduler } from 'rxjs/testing'
import { drawTimelines } from '../../../src/testing/picture/drawTimelines.ts'

/** `a3` is the mark a at frame 3. */
function line(marks: string, ends = true) {
  const read = marks.split(' ').filter(Boolean)
  return { marks: read.map((text) => ({ mark: text.slice(0, 1), frame: Number(text.slice(1)) })), ends }
}

test('what happens at the same moment stands in the same column', () => {
  expect(drawTimelines([line('a2 b5 |8'), line('a2 c5 #10')])).toEqual(['--a--b--|', '--a--c----#'])
})

test('several marks of one moment are put in brackets, and the other line waits', () => {
  expect(drawTimelines([line('a2 b2 |8'), line('a2 |8')])).toEqual(['--(ab)--|', '--a-----|'])
})

test('a line that does not end goes on', () => {
  expect(drawTimelines([line('a2', false), line('a2 |5')])).toEqual(['--a----', '--a--|'])
  expect(drawTimelines([line('', false)])).toEqual(['-'])
})

test('nothing is drawn after the end of a line', () => {
  expect(drawTimelines([line('|2'), line('a2 b2 |9')])).toEqual(['--|', '--(ab)---|'])
  expect(drawTimelines([line('|1'), line('a5 |30')])).toEqual(['-|', '-----a 24ms |'])
})

test.each([
  [21, '21ms |'],
  [20, '-'.repeat(20) + '|'],
  [5_000, '5s |'],
  [120_000, '2m |'],
])('a gap of %i ms', (frame, expected) => {
  expect(drawTimelines([line(`|${frame}`)])).toEqual([expected])
})

test('what happens too soon after a bracket moves on, in both lines alike', () => {
  expect(drawTimelines([line('a0 b0 c1'), line('a0 c1')])).toEqual(['(ab)c', 'a---c'])
})

test('a line that stands alone reads back as the same diagram', () => {
  const gaps = fc.array(fc.nat(60), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(gaps, (gaps) => {
      let frame = -1
      const marks = gaps.map((gap) => ({ frame: (frame += gap + 1), mark: 'a' }))
      const [drawn = ''] = drawTimelines([{ marks: [...marks, { frame: frame + 1, mark: '|' }], ends: true }])
      const scheduler = new TestScheduler(() => {})
      const times: number[] = []
      scheduler.run(({ cold }) => cold(drawn).subscribe(() => times.push(scheduler.now())))
      expect(times).toEqual(marks.map((mark) => mark.frame))
    }),
  )
})
