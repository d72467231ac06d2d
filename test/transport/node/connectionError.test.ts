import { inspect } from 'node:util'
import { connectionError } from '../../../src/transport/node/connectionError.ts'

const system = (code: string) => Object.assign(new Error(`connect ${code} 127.0.0.1:9`), { code })

test('a system’s error is said with its code and where it happened', () => {
  const error = connectionError(system('ECONNRESET'), { phase: 'body', proxy: undefined })
  expect(error).toMatchObject({ _tag: 'Network', code: 'ECONNRESET', phase: 'body' })
})

test('what only undici knows is a broken connection too, in one line and without what came instead of HTTP', () => {
  const stumble = Object.assign(new Error('assert\n  at line 7'), { data: 'sk-secret' })
  const error = connectionError(stumble, { phase: 'headers', proxy: undefined })
  expect(error).toMatchObject({ _tag: 'Network', phase: 'headers', message: 'assert' })
  expect(inspect(error)).not.toContain('sk-secret')
})

test('a proxy is named by its origin, as long as there is no connection', () => {
  const proxy = 'http://user:password@127.0.0.1:3128'
  const error = connectionError(system('ECONNREFUSED'), { phase: 'connect', proxy })
  expect(error).toMatchObject({ _tag: 'Network', code: 'ECONNREFUSED', phase: 'connect' })
  expect(error.message).toContain('through the proxy http://127.0.0.1:3128:')
  expect(inspect(error)).not.toContain('password')
  expect(connectionError(system('ECONNRESET'), { phase: 'body', proxy }).message).not.toContain('proxy')
})
