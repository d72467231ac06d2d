import { readField } from './readField.ts'

/** The model that the client asked for. */
export function modelOf(body: unknown, fallback: string): string {
  const model = readField(body, 'model')
  return typeof model === 'string' && model !== '' ? model : fallback
}
