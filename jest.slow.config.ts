/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'
import fast from './jest.config.ts'

const config: Config = {
  ...fast,
  testMatch: ['<rootDir>/test/{slow,package}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
  // One at a time: these measure real seconds, and a busy neighbour would be measured with them.
  maxWorkers: 1,
}

export default config
