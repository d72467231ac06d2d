import { parseCommand } from '../../src/cli/parseCommand.ts'

const plain = {
  show: 'reply',
  mode: { how: 'race' },
  lanes: ['codeLinkAva', 'ylokh', 'vitalentum'].map((vendor) => ({ label: vendor, vendor })),
  format: 'text',
}

test.each([
  ['nothing at all races the offline providers', [], plain],
  ['words are one question', ['Why', 'so', 'blue?'], { ...plain, question: 'Why so blue?' }],
  ['a dash is kept for stdin', ['-'], { ...plain, question: '-' }],
  ['behind -- a question may begin with a dash', ['--', '-1 + 2?'], { ...plain, question: '-1 + 2?' }],
  ['an empty question is one', [''], { ...plain, question: '' }],
  ['--race', ['--race'], plain],
  ['--fallback', ['--fallback'], { ...plain, mode: { how: 'fallback' } }],
  ['--hedge', ['--hedge', '80'], { ...plain, mode: { how: 'hedge', delay: 80 } }],
  ['--hedge 0', ['--hedge=0'], { ...plain, mode: { how: 'hedge', delay: 0 } }],
  ['--json', ['--json'], { ...plain, format: 'json' }],
  ['--events', ['--events'], { ...plain, format: 'events' }],
  ['--events says more than --json', ['--json', '--events'], { ...plain, format: 'events' }],
  ['--timeout', ['--timeout', '1500'], { ...plain, timeout: 1500 }],
  ['--provider', ['--provider', 'ylokh'], { ...plain, lanes: [{ label: 'ylokh', vendor: 'ylokh' }] }],
  ['--help', ['--help', '--race'], { show: 'help' }],
  ['-h', ['-h'], { show: 'help' }],
  ['--version', ['-v'], { show: 'version' }],
])('%s', (_name, args, command) => {
  expect(parseCommand(args)).toEqual(command)
})

test('providers keep their order, and those that look alike are numbered', () => {
  const args = ['ylokh', 'openai:a=http://a', 'ylokh=http://b', 'ylokh'].flatMap((spec) => ['--provider', spec])
  expect(parseCommand(args)).toMatchObject({
    lanes: [
      { label: 'ylokh' },
      { label: 'openai:a', model: 'a' },
      { label: 'ylokh #2', baseUrl: 'http://b' },
      { label: 'ylokh #3' },
    ],
  })
})

test.each([
  [['--colour'], "Unknown option '--colour'; --help lists the options"],
  [['-x'], "Unknown option '-x'; --help lists the options"],
  [['--hedge'], "Option '--hedge <value>' argument missing; --help lists the options"],
  [['--hedge', '-5'], "Option '--hedge' argument is ambiguous; --help lists the options"],
  [['--race=yes'], "Option '--race' does not take an argument; --help lists the options"],
  [['--race', '--hedge', '5'], '--race and --hedge exclude each other'],
  [['--race', '--fallback'], '--race and --fallback exclude each other'],
  [['--hedge', 'soon'], '--hedge must be milliseconds, from 0 to 2147483647'],
  [['--hedge', ''], '--hedge must be milliseconds, from 0 to 2147483647'],
  [['--hedge', '2147483648'], '--hedge must be milliseconds, from 0 to 2147483647'],
  [['--timeout', '0'], '--timeout must be milliseconds, from 1 to 2147483647'],
  [['--timeout', '5s'], '--timeout must be milliseconds, from 1 to 2147483647'],
])('%j is refused in one line', (args, message) => {
  expect(() => parseCommand(args)).toThrow(expect.objectContaining({ _tag: 'Config', message }))
})
