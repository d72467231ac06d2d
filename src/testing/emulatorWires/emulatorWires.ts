import { anthropic } from './anthropic.ts'
import { codeLinkAva } from './codeLinkAva.ts'
import { cohere } from './cohere.ts'
import type { EmulatorWire } from './EmulatorWire.ts'
import { gemini } from './gemini.ts'
import { ollama } from './ollama.ts'
import { openaiChat } from './openaiChat.ts'
import { openaiResponses } from './openaiResponses.ts'
import { vitalentum } from './vitalentum.ts'

/** All that the emulator speaks. Of those whose paths end alike, the more particular one stands first. */
export const emulatorWires: readonly EmulatorWire[] = [
  openaiChat,
  vitalentum,
  openaiResponses,
  anthropic,
  gemini,
  cohere,
  ollama,
  codeLinkAva,
]
