import { from, lastValueFrom, toArray } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { createFaces } from '../../src/providers/createFaces.ts'
import { ylokh } from '../../src/providers/ylokh.ts'

test('createFaces makes the text face of the events face, with the same config and the same name', async () => {
  const events: ChatEvent[] = [
    { type: 'reasoning', text: 'hm' },
    { type: 'text', text: 'a' },
    { type: 'text', text: 'b' },
  ]
  const configs: unknown[] = []
  const named = (config?: unknown) => {
    configs.push(config)
    return Object.defineProperty(() => from(events), 'name', { value: 'vendor' })
  }
  const vendor = createFaces(named, ylokh.info)
  const config = { model: 'm' }
  expect(await lastValueFrom(vendor(config)([]).pipe(toArray()))).toEqual(['a', 'b'])
  expect(await lastValueFrom(vendor.events(config)([]).pipe(toArray()))).toEqual(events)
  expect([vendor(config).name, vendor.info, configs]).toEqual(['vendor', ylokh.info, [config, config, config]])
})
