// Where the time goes: `node bench/profile.mjs W1 rivulet [FILE.cpuprofile]`. Of what is measured, not of the warm-up.
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drawProfile } from './report/drawProfile.mjs'
import { measureOne } from './run/measureOne.mjs'

const [workload, peer, file = join(tmpdir(), `${process.pid}.cpuprofile`)] = process.argv.slice(2)
process.env.BENCH_PROFILE = file
await measureOne(workload, peer)
process.stdout.write(drawProfile(JSON.parse(readFileSync(file, 'utf8'))))
