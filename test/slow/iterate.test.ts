import type { AddressInfo } from 'node:net'
import { type Program, startProgram } from './startProgram.ts'

const programs: Program[] = []
const start = (name: string, env: Record<string, string>) => {
  const program = startProgram(name, env)
  programs.push(program)
  return program.answer
}

afterEach(async () => {
  for (const program of programs.splice(0)) await program.stop()
})

test('256 MB on offer and a token read each millisecond: the socket is held, and memory stays', async () => {
  const { port } = (await start('flood', { MEGABYTES: '256', LISTEN: '0' })) as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const read = await start('readSlowly', { URL: url, SECONDS: '10' })
  const flood = (await (await fetch(url)).json()) as { written: number; held: number; left: number }
  console.log({ read, flood })

  expect(read).toMatchObject({ inOrder: true, growth: expect.any(Number) as number })
  const { tokens, growth } = read as { tokens: number; growth: number }
  expect(tokens).toBeGreaterThan(1_000)
  expect(growth).toBeLessThan(64)
  // What was read, and what two sockets of loopback take: far from what was on offer.
  expect(flood.written / 2 ** 20).toBeLessThan(128)
  expect(flood.held).toBeGreaterThan(0)
  expect(flood.left).toBe(1)
})
