import { VirtualTimeScheduler } from 'rxjs'
import { drawLanes } from '../../src/cli/drawLanes.ts'
import { type AttemptEvent, createProviderError } from '../../src/index.ts'
import { createScreen } from './createScreen.ts'

/** Two lanes on a screen, with a clock that the test turns. */
function setUp({ colours = false, columns = 80 } = {}) {
  const screen = createScreen(columns)
  const scheduler = new VirtualTimeScheduler()
  let frames = 0
  const output = {
    columns,
    write(text: string) {
      frames++
      screen.write(text)
    },
  }
  const view = drawLanes(['codeLinkAva', 'ylokh'], output, colours, scheduler)
  return {
    view,
    screen,
    frames: () => frames,
    at(ms: number) {
      scheduler.maxFrames = ms
      scheduler.flush()
      scheduler.frame = ms
    },
    tell(lane: number, type: AttemptEvent['type'], ms: number, more: Partial<AttemptEvent> = {}) {
      view.tell({ type, lane: [lane], provider: 'any', ms, tokens: 0, ...more })
    },
  }
}

test('a race is drawn in its place, frame after frame, until it is won', () => {
  const { view, screen, at, tell, frames } = setUp()
  tell(0, 'start', 0)
  expect(screen.lines).toEqual([
    'codeLinkAva                              waiting',
    'ylokh                                    not asked',
    '',
  ])
  at(40)
  tell(1, 'start', 0)
  at(60)
  tell(1, 'open', 20, { status: 200 })
  at(110)
  expect(screen.lines).toEqual([
    'codeLinkAva  ----------                  waiting',
    'ylokh            ------                  waiting, status 200 at 20 ms',
    '',
  ])
  at(120)
  tell(1, 'first', 80, { tokens: 1 })
  tell(1, 'win', 80, { tokens: 1 })
  tell(0, 'lose', 120)
  const decided = [
    'codeLinkAva  ------------!               cancelled at 120 ms',
    'ylokh            --------t               first token at 80 ms, won',
  ]
  expect(screen.lines).toEqual([...decided, ''])

  const drawn = frames()
  screen.write('The reply\n')
  at(500)
  tell(1, 'complete', 400, { tokens: 2 })
  expect(frames()).toBe(drawn)
  view.end()
  view.end()
  expect(screen.lines).toEqual([...decided, 'The reply', 'ylokh: complete at 400 ms, 2 tokens', ''])
})

test('failures and cancelled lanes stand still', () => {
  const { view, screen, at, tell } = setUp()
  tell(0, 'start', 0)
  at(30)
  tell(0, 'fail', 30, { error: createProviderError('RateLimited', 'slow down') })
  tell(1, 'start', 0)
  at(130)
  tell(1, 'cancel', 100)
  view.end()
  at(1_000)
  expect(screen.lines).toEqual([
    'codeLinkAva  ---x                        failed at 30 ms: RateLimited: slow down',
    'ylokh           ----------!              cancelled at 100 ms',
    '',
  ])
})

test('a lane that ends without a word has not won', () => {
  const { view, screen, tell } = setUp()
  tell(0, 'start', 0)
  tell(0, 'complete', 0)
  view.end()
  expect(screen.lines[0]).toBe('codeLinkAva  x                           complete at 0 ms, 0 tokens')
})

test('a line that is too long keeps to itself', () => {
  const { view, screen, tell } = setUp({ columns: 60 })
  tell(0, 'start', 0)
  tell(0, 'fail', 0, { error: createProviderError('Upstream', 'x'.repeat(100)) })
  tell(1, 'start', 0)
  view.end()
  expect(screen.lines).toHaveLength(3)
  expect(screen.lines[0]).toBe('codeLinkAva  x                           failed at 0 ms: Ups')
  expect(screen.lines[1]).toMatch(/^ylokh +waiting$/)
})

test('an event of a lane that nobody knows changes nothing', () => {
  const { view, screen, tell } = setUp()
  tell(0, 'start', 0)
  const before = screen.lines
  tell(7, 'start', 0)
  expect(screen.lines).toEqual(before)
  view.end()
})

test('colours only where they are wanted', () => {
  const plain = setUp()
  plain.tell(0, 'start', 0)
  plain.view.end()
  expect(plain.screen.lines.join()).not.toContain('\x1b')
})
