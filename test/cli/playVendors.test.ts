import { setImmediate as turn } from 'node:timers/promises'
import {
  catchError,
  concat,
  EMPTY,
  forkJoin,
  identity,
  lastValueFrom,
  NEVER,
  type Observable,
  of,
  type OperatorFunction,
  reduce,
  take,
  throwError,
} from 'rxjs'
import type { Ask } from '../../src/cli/Command.ts'
import { createLanes } from '../../src/cli/createLanes.ts'
import { parseLane } from '../../src/cli/parseLane.ts'
import { playVendors } from '../../src/cli/playVendors.ts'
import { text } from '../../src/index.ts'
import { startEmulator } from '../../src/testing/index.ts'

const ask = (...specs: string[]): Ask => ({
  show: 'reply',
  mode: { how: 'race' },
  lanes: specs.map(parseLane),
  format: 'text',
})

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  )

test('each vendor that is not elsewhere answers offline', async () => {
  const command = ask('codeLinkAva', 'ylokh', 'vitalentum')
  const replies = playVendors('Why so blue?', command, (baseUrl) =>
    forkJoin(
      createLanes(command.lanes, {}, baseUrl).map((provider) =>
        provider([{ role: 'user', content: 'Why so blue?' }]).pipe(
          text(),
          reduce((whole, token) => whole + token, ''),
        ),
      ),
    ),
  )
  expect(await lastValueFrom(replies)).toEqual([
    expect.stringMatching(/emulator, playing codeLinkAva\. You asked: "Why so blue\?"/),
    expect.stringMatching(/emulator, playing ylokh\. You asked: "Why so blue\?"/),
    expect.stringMatching(/emulator, playing vitalentum\. You asked: "Why so blue\?"/),
  ])
})

test('where nobody has to be played, no server is started', async () => {
  const urls = playVendors('Why?', ask('ylokh=http://127.0.0.1:9'), (baseUrl) => of(baseUrl('ylokh')))
  expect(await lastValueFrom(urls)).toBe('')
})

const servers = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length

test.each<[string, Observable<never>, OperatorFunction<unknown, unknown>]>([
  ['it is over', EMPTY, identity],
  ['it has failed', throwError(() => new Error('lost')), catchError(() => EMPTY)],
  ['it is left', NEVER, take(1)],
])('the server is closed when %s', async (_when, end, leave) => {
  let url = ''
  const answered = playVendors('Why?', ask('ylokh'), (baseUrl) => {
    url = baseUrl('ylokh')
    return concat(answers(url), end)
  })
  expect(await lastValueFrom(answered.pipe(leave))).toBe(true)
  expect(await answers(url)).toBe(false)
})

test('one that is left while the server starts leaves none behind', async () => {
  const before = servers()
  playVendors('Why?', ask('ylokh'), () => NEVER)
    .subscribe()
    .unsubscribe()
  // Once a later one has come and gone, so has this one; their handles take another turn of the loop.
  await (await startEmulator()).close()
  await turn()
  await turn()
  expect(servers()).toBe(before)
})
