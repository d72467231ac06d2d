import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/testing/startEmulator.ts'

/** Starts an emulator for the length of `run`, and closes it however that ends. */
export async function emulate<T>(options: EmulatorOptions, run: (emulator: Emulator) => Promise<T>): Promise<T> {
  const emulator = await startEmulator(options)
  try {
    return await run(emulator)
  } finally {
    await emulator.close()
  }
}
