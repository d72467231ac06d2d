import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../server/main.mjs', import.meta.url))

/** A new server in a process of its own. */
export async function startServer() {
  const server = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [url] = await once(server.stdout, 'data')
  const close = async () => {
    server.stdin.end()
    await once(server, 'close')
  }
  return { url: String(url).trim(), close }
}
