import { browserHeaders } from '../../src/providers/browserHeaders.ts'

test('browserHeaders speaks like the page of the origin', () => {
  expect(browserHeaders('https://a.test', '*/*', 'de')).toEqual({
    'user-agent':
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Safari/537.36',
    accept: '*/*',
    'accept-language': 'de',
    origin: 'https://a.test',
    referer: 'https://a.test/',
    'sec-fetch-dest': 'empty',
    'sec-fetch-mode': 'cors',
    'sec-fetch-site': 'same-origin',
  })
})
