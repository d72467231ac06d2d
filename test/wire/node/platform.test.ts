import { platform } from '../../../src/wire/node/platform.ts'
import { ChunkParser } from '../../../src/wire/ChunkParser.ts'

test('in Node what chunks repeat is parsed once, for each reply anew', () => {
  const parser = platform.createParser()
  expect(parser).toBeInstanceOf(ChunkParser)
  expect(platform.createParser()).not.toBe(parser)
})
