import { type VendorRow, vendors } from './vendors.ts'

/** What `--help` says. */
export function help(): string {
  const rows: [string, VendorRow][] = Object.entries(vendors)
  const width = Math.max(...rows.map(([name]) => name.length))
  return `Usage: rivulet [options] [question]

Asks chat providers and streams the reply to stdout; stderr shows what each provider does.
Without --provider it asks three providers that an emulator plays on this machine: no key, no network.
The question comes from the arguments, from - (stdin) or from a pipe; without one it is "Why is the sky blue?".

  --race                 ask all at once, the first content wins (default)
  --fallback             ask one after another until one speaks
  --hedge MS             ask the next one after MS milliseconds without content
  --provider NAME[:MODEL][=BASE_URL]
                         whom to ask; may be repeated
  --json                 write a JSON object per attempt event and per text, one per line
  --events               the same, with everything else that the reply carries
  --timeout MS           give up after MS milliseconds
  -h, --help             show this
  -v, --version          show the version

Providers, and the variables that hold their keys:
${rows.map(([name, row]) => `  ${name.padEnd(width)}  ${describe(row)}\n`).join('')}
With NO_COLOR set there are no colours.
Exit codes: 0 a whole reply, 1 a failed one, 2 wrong options, 130 interrupted
`
}

function describe({ keys, offline }: VendorRow): string {
  if (offline !== undefined) return 'no key; played by the emulator unless BASE_URL is given'
  return keys === undefined ? 'no key; on this machine unless BASE_URL is given' : keys.join(' or ')
}
