import { check } from './workloads/check.mjs'
import { forAwait } from './workloads/forAwait.mjs'
import { idleStreams } from './workloads/idleStreams.mjs'
import { imports } from './workloads/imports.mjs'
import { inMemory } from './workloads/inMemory.mjs'
import { manyStreams } from './workloads/manyStreams.mjs'
import { oneStream } from './workloads/oneStream.mjs'
import { policies } from './workloads/policies.mjs'
import { raceOfThree } from './workloads/raceOfThree.mjs'
import { slowConsumer } from './workloads/slowConsumer.mjs'
import { withCounting } from './workloads/withCounting.mjs'

const one = [
  {
    name: 'W1',
    title: 'one stream of 50,000 tokens, 64 events a write',
    tokens: 50_000,
    cut: 'events=64',
    must: 0.9,
    stretch: 0.6,
    ahead: [
      { title: 'CPU of openai over rivulet', of: 'openai', must: 4, stretch: 8 },
      { title: 'CPU of LangChain over rivulet', of: 'langchain', must: 11, stretch: 20 },
      { title: 'CPU of the AI SDK over rivulet', of: 'ai-sdk', must: 14, stretch: 25 },
    ].map((metric) => ({ ...metric, base: 'rivulet', atLeast: true })),
  },
  {
    name: 'W2',
    title: 'one stream of 50,000 tokens, 1 event a write, 10 µs apart',
    tokens: 50_000,
    cut: 'events=1&apart=10',
    must: 1.05,
    stretch: 0.75,
  },
  {
    name: 'W2b',
    title: 'one stream of 10,000 tokens, random writes of 1 to 40 bytes, 10 µs apart',
    tokens: 10_000,
    cut: 'bytes=40&apart=10',
    must: 1.15,
    stretch: 1,
    slow: true,
  },
]

/** The same as fast as the server can write: who reads faster could wake more often for the same bytes. */
const flood = [
  {
    ...one[1],
    name: 'W2-flood',
    title: 'one stream of 50,000 tokens, 1 event a write, without a pause',
    cut: 'events=1',
  },
  {
    ...one[2],
    name: 'W2b-flood',
    title: 'one stream of 10,000 tokens, random writes of 1 to 40 bytes, without a pause',
    cut: 'bytes=40',
  },
].map((config) => ({ ...config, peers: ['floor', 'rivulet'], slow: true }))

const memory = [
  { name: 'W4-64K', title: 'in memory, pieces of 64 KiB', size: 65_536, must: 0.9, stretch: 0.5 },
  { name: 'W4-1K', title: 'in memory, pieces of 1 KiB', size: 1_024, must: 1, stretch: 0.6 },
  { name: 'W4-17', title: 'in memory, pieces of 17 bytes', size: 17, must: 1.25, stretch: 1 },
]

/** All that is measured, in the order of the page. What a workload measures it loads in `measure`, and nothing else does. */
export const workloads = [
  ...one.flatMap((config) => withCounting(oneStream, config)),
  ...flood.map(oneStream),
  manyStreams,
  ...memory.flatMap((config) => withCounting(inMemory, config)),
  ...withCounting(check, { name: 'check', title: '`decodeWith` over bare `JSON.parse`' }),
  forAwait,
  raceOfThree,
  policies,
  imports,
  slowConsumer,
  idleStreams,
]
