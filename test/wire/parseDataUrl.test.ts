import { parseDataUrl } from '../../src/wire/parseDataUrl.ts'

test.each([
  ['data:image/png;base64,iVBORw0K', { mediaType: 'image/png', data: 'iVBORw0K' }],
  ['DATA:Image/PNG;Base64,iVBORw0K', { mediaType: 'image/png', data: 'iVBORw0K' }],
  ['data:image/svg+xml;charset=utf-8;base64,PHN2', { mediaType: 'image/svg+xml', data: 'PHN2' }],
  ['data:;base64,AA==', { mediaType: '', data: 'AA==' }],
  ['data:image/png;base64,', { mediaType: 'image/png', data: '' }],
])('%s is data', (url, data) => {
  expect(parseDataUrl(url)).toEqual(data)
})

test.each([
  'https://example.org/a;base64,b',
  'data:text/plain,hello',
  'data:image/png;base64',
  'data:',
  '',
  ';base64,AA',
])('%s is not', (url) => {
  expect(parseDataUrl(url)).toBeUndefined()
})
