import { readField } from './readField.ts'

/** The text of a message's content, however the vendor nests it: a string, parts, or an object that holds either. */
export function readText(content: unknown): string {
  if (typeof content === 'string') return content
  if (Array.isArray(content)) return content.map(readText).filter(Boolean).join(' ')
  const inner = readField(content, 'text') ?? readField(content, 'content') ?? readField(content, 'parts')
  return inner === undefined ? '' : readText(inner)
}
