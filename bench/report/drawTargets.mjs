import { verdict } from '../run/verdict.mjs'
import { formatResult } from './formatResult.mjs'

const WORDS = { stretch: 'stretch reached', must: 'reached', missed: '**missed**' }

/** The table of what had to be reached and what was. */
export function drawTargets({ workloads }) {
  const rows = workloads.flatMap(({ title, metrics }) =>
    metrics.map((metric) => {
      const { result } = metric.peers[metric.of ?? 'rivulet']
      const limit = (value) => `${metric.atLeast ? '≥ ' : ''}${formatResult(metric, value)}`
      const what = `${title}: ${metric.title}`
      return `| ${what} | ${limit(metric.must)} | ${limit(metric.stretch)} | ${formatResult(metric, result)} | ${WORDS[verdict(metric, result)]} |`
    }),
  )
  return ['| what | must | stretch | measured | |', '| --- | ---: | ---: | ---: | --- |', ...rows].join('\n')
}
