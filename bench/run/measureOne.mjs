import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startServer } from './startServer.mjs'

const program = fileURLToPath(new URL('../measure/one.mjs', import.meta.url))
const run = promisify(execFile)

/** One peer in one workload, in a new process and with a new server: nothing is left of the one before. */
export async function measureOne(workload, peer) {
  const server = await startServer()
  try {
    const { stdout } = await run(process.execPath, ['--expose-gc', program, workload, peer, server.url], {
      timeout: 180_000,
    })
    return JSON.parse(stdout)
  } catch (error) {
    const { code, signal, stderr = '' } = error
    throw new Error(`${workload} of ${peer} failed (${signal ?? code}): ${stderr || error.message}`)
  } finally {
    await server.close()
  }
}
