import { recordProfile } from './recordProfile.mjs'

/**
 * Milliseconds of processor time that this process spends until `work` is done: user and system, all its threads, so the
 * compiler and the garbage collector are counted.
 */
export async function cpuOf(work) {
  if (process.env.BENCH_PROFILE) return recordProfile(work, process.env.BENCH_PROFILE)
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
