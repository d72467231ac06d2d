import { check } from './workloads/check.mjs'
import { inMemory } from './workloads/inMemory.mjs'
import { oneStream } from './workloads/oneStream.mjs'
import { policies } from './workloads/policies.mjs'

/** All that is measured, in the order of the page. */
export const workloads = [
  oneStream({
    name: 'W1',
    title: 'one stream of 50,000 tokens, 64 events a write',
    tokens: 50_000,
    cut: 'events=64',
    must: 0.9,
    stretch: 0.6,
  }),
  oneStream({
    name: 'W2',
    title: 'one stream of 50,000 tokens, 1 event a write',
    tokens: 50_000,
    cut: 'events=1',
    must: 1.05,
    stretch: 0.75,
  }),
  oneStream({
    name: 'W2b',
    title: 'one stream of 10,000 tokens, random writes of 1 to 40 bytes',
    tokens: 10_000,
    cut: 'bytes=40',
    must: 1.15,
    stretch: 1,
  }),
  inMemory({ name: 'W4-64K', size: 65_536, must: 0.9, stretch: 0.5 }),
  inMemory({ name: 'W4-1K', size: 1_024, must: 1, stretch: 0.6 }),
  inMemory({ name: 'W4-17', size: 17, must: 1.25, stretch: 1 }),
  check,
  policies,
]
