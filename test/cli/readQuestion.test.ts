import { PassThrough } from 'node:stream'
import { lastValueFrom } from 'rxjs'
import { readQuestion } from '../../src/cli/readQuestion.ts'
import { createTerminal } from './createTerminal.ts'

const read = (given: string | undefined, terminal = createTerminal()) => lastValueFrom(readQuestion(given, terminal))

test('the one that was given counts, and stdin is left alone', async () => {
  const terminal = createTerminal({ piped: 'another' })
  await expect(read(' Why? ', terminal)).resolves.toBe('Why?')
  expect(terminal.stdin.listenerCount('data')).toBe(0)
  expect(terminal.stdin.destroyed).toBe(false)
})

test('without one it comes through the pipe', async () => {
  await expect(read(undefined, createTerminal({ piped: 'Why is\nit?\n' }))).resolves.toBe('Why is\nit?')
})

test('a dash reads stdin also where it is no pipe', async () => {
  await expect(read('-', { ...createTerminal({ piped: 'typed' }), piped: false })).resolves.toBe('typed')
})

test('with neither there is a default one, also where the pipe is empty', async () => {
  await expect(read(undefined)).resolves.toBe('Why is the sky blue?')
  await expect(read(undefined, createTerminal({ piped: ' \n' }))).resolves.toBe('Why is the sky blue?')
})

test.each(['', '  ', '-'])('asked for, an empty one is refused: "%s"', async (given) => {
  const refusal = { _tag: 'Config', message: 'the question is empty' }
  await expect(read(given, createTerminal({ piped: '' }))).rejects.toMatchObject(refusal)
})

test('characters that the pipe has cut are whole again', async () => {
  const stdin = new PassThrough()
  const question = read(undefined, { ...createTerminal(), stdin, piped: true })
  const bytes = Buffer.from('Wozu Grüße?')
  stdin.write(bytes.subarray(0, 8))
  stdin.end(bytes.subarray(8))
  await expect(question).resolves.toBe('Wozu Grüße?')
})

test('a pipe that breaks fails, and one that is left is let go', async () => {
  const broken = new PassThrough()
  const question = read(undefined, { ...createTerminal(), stdin: broken, piped: true })
  broken.destroy(new Error('EIO'))
  await expect(question).rejects.toThrow('EIO')

  const stdin = new PassThrough()
  readQuestion('-', { stdin, piped: true }).subscribe().unsubscribe()
  expect(stdin.destroyed).toBe(true)
})
