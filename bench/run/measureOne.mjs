import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startServer } from './startServer.mjs'

const program = fileURLToPath(new URL('../measure/one.mjs', import.meta.url))
const run = promisify(execFile)

/** One peer in one workload, with a new server and in a new process. */
export async function measureOne(workload, peer) {
  const server = await startServer()
  try {
    const { stdout } = await run(process.execPath, ['--expose-gc', program, workload, peer, server.url])
    return JSON.parse(stdout)
  } finally {
    await server.close()
  }
}
