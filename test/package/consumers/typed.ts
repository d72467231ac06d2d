import {
  type ChatEvent,
  codeLinkAva,
  isProviderError,
  openai,
  type Provider,
  pipeProvider,
  race,
  text,
  toText,
  vitalentum,
  ylokh,
} from 'rivulet'
import { startEmulator } from 'rivulet/testing'

export async function main(): Promise<string> {
  const emulator = await startEmulator()
  const config = { baseUrl: emulator.url }
  const events: Provider<ChatEvent> = race([openai.events(config), ylokh.events(config)])
  const words: Provider = race([codeLinkAva(config), vitalentum(config), pipeProvider(events, text())])
  try {
    return await toText(words([{ role: 'user', content: 'Why is the sky blue?' }]))
  } catch (error) {
    return isProviderError(error) && error._tag === 'Timeout' ? `${error.phase} ${error.ms}` : 'another error'
  } finally {
    await emulator.close()
  }
}
