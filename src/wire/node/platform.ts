import { ChunkParser } from '../ChunkParser.ts'
import type { WirePlatform } from '../WirePlatform.ts'

export const platform: WirePlatform = { createParser: () => new ChunkParser() }
