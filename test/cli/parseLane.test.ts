import { parseLane } from '../../src/cli/parseLane.ts'

test.each([
  ['ylokh', { label: 'ylokh', vendor: 'ylokh' }],
  ['openai:gpt-5-mini', { label: 'openai:gpt-5-mini', vendor: 'openai', model: 'gpt-5-mini' }],
  ['ylokh=http://a/b', { label: 'ylokh', vendor: 'ylokh', baseUrl: 'http://a/b' }],
  ['CodeLinkAva', { label: 'codeLinkAva', vendor: 'codeLinkAva' }],
  ['OPENAI:GPT-5', { label: 'openai:GPT-5', vendor: 'openai', model: 'GPT-5' }],
  [
    'openai:llama3.2:1b=http://a:1/v1?a=b:c',
    { label: 'openai:llama3.2:1b', vendor: 'openai', model: 'llama3.2:1b', baseUrl: 'http://a:1/v1?a=b:c' },
  ],
])('%s', (spec, lane) => {
  expect(parseLane(spec)).toEqual(lane)
})

test.each([
  ['opena', /^--provider opena: there is no provider "opena"; there are .*openai/],
  ['', /there is no provider ""/],
  ['toString', /there is no provider "toString"/],
  ['ylokh=', /^--provider ylokh=: the base URL is missing$/],
  ['openai:', /^--provider openai:: the model is missing$/],
  ['vitalentum:gpt-4', /^--provider vitalentum:gpt-4: vitalentum takes no model$/],
])('"%s" is refused in words that say why', (spec, message) => {
  expect(() => parseLane(spec)).toThrow(
    expect.objectContaining({ _tag: 'Config', message: expect.stringMatching(message) }),
  )
})
