/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'

const config: Config = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['rivulet-src', 'node', 'node-addons'] },
  moduleNameMapper: {
    '^rivulet$': '<rootDir>/../../src/index.ts',
    '^rivulet/testing$': '<rootDir>/../../src/testing/index.ts',
    // The frameworks share it with us, as they do where rivulet is installed.
    '^rxjs(/.*)?$': '<rootDir>/../../node_modules/rxjs$1',
  },
  transform: { '\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
  testTimeout: 30_000,
}

export default config
