import { readField } from './readField.ts'
import { readText } from './readText.ts'

/** The text of the last message of the user, `''` if there is none. */
export function lastQuestion(messages: unknown, roleKey: string = 'role', role: string = 'user'): string {
  if (typeof messages === 'string') return messages
  if (!Array.isArray(messages)) return ''
  return readText(messages.findLast((message) => readField(message, roleKey) === role))
}
