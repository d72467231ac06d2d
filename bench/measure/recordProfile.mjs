import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'

/** Writes a profile of `work`, as `node --cpu-prof` does of all that a process does, and measures nothing. */
export async function recordProfile(work, file) {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 200 })
  await session.post('Profiler.start')
  await work()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  writeFileSync(file, JSON.stringify(profile))
  return Number.NaN
}
