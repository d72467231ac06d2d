import { isJsonObject } from '../core/isJsonObject.ts'

/** The value at a path of keys, or undefined where the way ends early. */
export function dig(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isJsonObject(inner) ? inner[key] : undefined), value)
}
