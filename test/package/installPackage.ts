import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const root = resolve(__dirname, '..', '..')

/** What a program left behind. */
export interface Run {
  readonly code: number
  readonly output: string
}

/** A project of its own, outside of the repository, in which the packed tarball is installed like any other package. */
export interface Consumer {
  readonly folder: string
  /** Adds packages from the registry; false where that cannot be done. */
  add(...packages: string[]): Promise<boolean>
  /** Runs a program in the project. One that does not end by itself fails after two minutes. */
  run(program: string, ...args: string[]): Promise<Run>
  remove(): Promise<void>
}

/** Builds, packs and installs rivulet beside its peer, and copies the programs of `consumers` there. */
export async function installPackage(): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), 'rivulet-package-'))
  const run = async (program: string, ...args: string[]): Promise<Run> => {
    try {
      const { stdout, stderr } = await execute(program, args, { cwd: folder, timeout: 120_000 })
      return { code: 0, output: stdout + stderr }
    } catch (error) {
      const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string }
      return { code: typeof code === 'number' ? code : -1, output: stdout + stderr }
    }
  }
  const npm = ['--no-audit', '--no-fund', '--loglevel=error']
  await execute('npm', ['pack', '--pack-destination', folder, ...npm], { cwd: root })
  const tarball = (await readdir(folder)).filter((file) => file.endsWith('.tgz'))
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  await execute('npm', ['install', ...npm, ...tarball.map((file) => `./${file}`), 'rxjs@7'], { cwd: folder })
  await cp(join(__dirname, 'consumers'), folder, { recursive: true })
  return {
    folder,
    run,
    add: async (...packages) => (await run('npm', 'install', ...npm, ...packages)).code === 0,
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
