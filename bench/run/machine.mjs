import { arch, cpus, totalmem, type } from 'node:os'

/** Where it was measured, as far as it matters. */
export const machine = () => ({
  cores: cpus().length,
  processor: cpus()[0].model.trim(),
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  system: `${type()} ${arch()}`,
  node: process.version,
})
