import { scriptedProvider } from '../../src/testing/scriptedProvider.ts'
import { pause } from '../../src/testing/parts/pause.ts'
import { of } from 'rxjs'
export const a: number = scriptedProvider([['Hel', new Error('lost')], ['Hel', pause(50), 'lo']])
export const b: number = scriptedProvider(['Hel', pause(50), 'lo'])
export const c: number = scriptedProvider([['a'], of('b')])
export const d: number = scriptedProvider([new Error('x')])
export const e: number = scriptedProvider([[new Error('x')], ['a']])
export const f: number = scriptedProvider([{ type: 'text', text: 'a' }, pause(1)])
export const g: number = scriptedProvider(of(1))
