// Runs a tool of scripts/gates on the repository: `node scripts/gate.mjs knip --production`. The tools are a package of
// their own, so that whoever only wants to work on rivulet does not wait for them.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installOnce } from './installOnce.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const gates = join(root, 'scripts', 'gates')
const [tool, ...options] = process.argv.slice(2)
const names = { attw: '@arethetypeswrong/cli' }

installOnce(gates)
const folder = join(gates, 'node_modules', names[tool] ?? tool)
const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const program = join(folder, typeof bin === 'string' ? bin : bin[tool])
// size-limit reads its plugins from the package that it is run in.
const cwd = tool === 'size-limit' ? gates : root
process.exitCode = spawnSync(process.execPath, [program, ...options], { cwd, stdio: 'inherit' }).status ?? 1
