import { vendors } from './vendors.ts'

/** What `--help` says. */
export function help(): string {
  return `Usage: rivulet [options] [question]

Asks chat providers and streams the reply to stdout; stderr shows what each provider does.
Without --provider it asks three providers that an emulator plays on this machine: no key, no network.
The question comes from the arguments, from - (stdin) or from a pipe.

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

Providers: ${Object.keys(vendors).join(', ')}
Keys come from the environment: ${keys().join(', ')}
Exit codes: 0 a whole reply, 1 a failed one, 2 wrong options, 130 interrupted
`
}

function keys(): string[] {
  return Object.values(vendors).flatMap((row) => ('keys' in row ? row.keys : []))
}
