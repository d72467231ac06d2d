import { measureOne } from './measureOne.mjs'

/** All repetitions of one workload. The peers take turns, and each repetition begins with another one. */
export async function measureAll(workload, peers, reps, tell) {
  const samples = Object.fromEntries(peers.map((peer) => [peer, []]))
  for (let rep = 0; rep < reps; rep++) {
    for (let turn = 0; turn < peers.length; turn++) {
      const peer = peers[(rep + turn) % peers.length]
      tell(`${workload.name} ${rep + 1}/${reps} ${peer}`)
      samples[peer].push(await measureOne(workload.name, peer))
    }
  }
  return samples
}
