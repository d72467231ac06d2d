import { browserHeaders } from '../../src/providers/browserHeaders.ts'

test('are those of a browser of 2023 on that site', () => {
  expect(browserHeaders('https://site.test', '*/*', 'en')).toEqual({
    'user-agent':
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Safari/537.36',
    accept: '*/*',
    'accept-language': 'en',
    origin: 'https://site.test',
    referer: 'https://site.test/',
    'sec-fetch-dest': 'empty',
    'sec-fetch-mode': 'cors',
    'sec-fetch-site': 'same-origin',
  })
})
