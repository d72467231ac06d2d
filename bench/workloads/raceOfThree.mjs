import { setTimeout as pause } from 'node:timers/promises'
import { question } from '../peers/question.mjs'

const ROUNDS = 100
const WARM_UP = 10

/** From the winner's first content to the moment at which the server has seen both losers leave. */
export const raceOfThree = {
  name: 'race',
  title: 'race of three, from the first content of the winner until both losers are closed at the server',
  peers: ['rivulet'],
  metrics: [
    { name: 'p50', title: 'p50', show: 'value', unit: 'ms', must: 2, stretch: 1 },
    { name: 'worst', title: 'worst', show: 'worst', unit: 'ms', must: 10, stretch: 10 },
    { name: 'left', title: 'connections left', show: 'worst', unit: '', must: 0, stretch: 0 },
  ],
  async measure(_peer, url) {
    const { lastValueFrom, tap } = await import('rxjs')
    const { isContent, openai, pipeProvider, race } = await import('../../dist/esm/index.js')
    const lane = (mode) => openai.events({ baseUrl: `${url}/${mode}/v1`, apiKey: 'bench', model: question.model })
    const wins = []
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      // Told by the lane itself, before the race hears of it.
      const winner = pipeProvider(
        lane('tokens=3&gap=4'),
        tap((event) => {
          if (isContent(event)) wins[round] ??= Number(process.hrtime.bigint()) / 1e6
        }),
      )
      const lanes = [lane(`tokens=0&hold=1&lane=${round}a`), lane(`tokens=0&hold=1&lane=${round}b`)]
      lanes.splice(round % 3, 0, winner)
      await lastValueFrom(race(lanes)(question.messages))
    }
    await pause(100)
    const { open, closed } = await fetch(`${url}/closings`).then((response) => response.json())
    const waits = wins.map((won, round) => Math.max(closed[`${round}a`], closed[`${round}b`]) - won)
    const sorted = waits
      .slice(WARM_UP)
      .filter((wait) => !Number.isNaN(wait))
      .sort((a, b) => a - b)
    if (sorted.length < 0.9 * ROUNDS)
      throw new Error(`only ${sorted.length} of ${ROUNDS} losing pairs reached the server`)
    return { p50: sorted[Math.ceil(sorted.length / 2) - 1], worst: sorted.at(-1), left: open.length }
  },
}
