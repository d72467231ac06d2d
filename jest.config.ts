/** @jest-config-loader esbuild-register */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import type { Config } from 'jest'

/** Files of which nothing is left at run time: there is nothing in them to cover. */
const typesOnly = (process.argv.includes('--coverage') ? readdirSync('src', { recursive: true, encoding: 'utf8' }) : [])
  .map((file) => join('src', file))
  .filter((file) => file.endsWith('.ts') && transformSync(readFileSync(file, 'utf8'), { loader: 'ts' }).code === '')

const config: Config = {
  maxWorkers: '100%',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['rivulet-src', 'node', 'node-addons'] },
  // src too: a file that no test loads counts as not covered only where Jest can see it.
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/interop/',
    '<rootDir>/test/slow/',
    // Real seconds on sockets: `npm run test:faults`.
    '<rootDir>/test/faults/',
    '<rootDir>/test/package/',
    '<rootDir>/test/fixtures/',
  ],
  transform: { '\\.ts$': 'ts-jest' },
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', '!src/**/index.ts', ...typesOnly.map((file) => `!${file}`)],
  coverageThreshold: { global: { lines: 95, branches: 92 } },
}

export default config
