import { ollamaUrl } from '../../src/providers/ollamaUrl.ts'

test.each([
  ['127.0.0.1', 'http://127.0.0.1:11434'],
  ['0.0.0.0:8080', 'http://0.0.0.0:8080'],
  ['ollama.test:9/', 'http://ollama.test:9'],
  [':9', 'http://127.0.0.1:9'],
  ['[::1]', 'http://[::1]:11434'],
  ['[::1]:9', 'http://[::1]:9'],
  ['http://ollama.test', 'http://ollama.test'],
  ['https://ollama.test:8443/prefix', 'https://ollama.test:8443/prefix'],
])('%s is %s', (host, url) => {
  expect(ollamaUrl(host)).toBe(url)
})
