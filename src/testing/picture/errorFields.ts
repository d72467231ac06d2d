/** What an error says of itself: its `toJSON()` where it has one, else its name, message and own fields. */
export function errorFields(error: Error): Readonly<Record<string, unknown>> {
  const { toJSON } = error as { toJSON?: unknown }
  const fields: unknown = typeof toJSON === 'function' ? toJSON.call(error) : undefined
  if (typeof fields === 'object' && fields !== null) return fields as Record<string, unknown>
  return { ...error, name: error.name, message: error.message }
}
