import { measureOne } from './measureOne.mjs'

/** All repetitions of one workload. The peers take turns, and each repetition begins with another one. */
export async function measureAll(workload, peers, repetitions) {
  const samples = Object.fromEntries(peers.map((peer) => [peer, []]))
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (let turn = 0; turn < peers.length; turn++) {
      const peer = peers[(repetition + turn) % peers.length]
      tell(`${workload.name} ${repetition + 1}/${repetitions} ${peer}`)
      samples[peer].push(await measureOne(workload.name, peer))
    }
  }
  tell('')
  return samples
}

function tell(line) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`)
}
