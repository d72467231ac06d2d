import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')

const program = (url: string) => `
  import { openai, retryBackoff, tokenTimeout, pipeProvider } from './src/index.ts'
  const limits = tokenTimeout({ first: 60_000, each: 60_000, total: 60_000 })
  const ask = pipeProvider(openai({ baseUrl: '${url}', apiKey: 'a-key', model: 'm' }), limits, retryBackoff())
  ask([{ role: 'user', content: 'Hi' }]).subscribe((token) => process.stdout.write(token))
`

/** Asks in a process of its own, which has to end by itself; gives what it wrote. */
export async function runProgram(url: string): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--conditions=rivulet-src', '--import', 'tsx', '--input-type=module', '-e', program(url)],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let written = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written += text))
  await once(child, 'close')
  return written
}
