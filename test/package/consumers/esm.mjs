import { codeLinkAva, race, toText, vitalentum, ylokh } from 'rivulet'
import { startEmulator } from 'rivulet/testing'

const emulator = await startEmulator()
const config = { baseUrl: emulator.url }
const chat = race([codeLinkAva(config), ylokh(config), vitalentum(config)])
console.log(await toText(chat([{ role: 'user', content: 'Why is the sky blue?' }])))
await emulator.close()
