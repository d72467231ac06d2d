/** Two fragments of the arguments of a tool call, as streaming vendors send them. */
export function splitArguments(text: string): readonly [string, string] {
  const half = Math.ceil(text.length / 2)
  return [text.slice(0, half), text.slice(half)]
}
