const SPACE = 32

/** The value of an event-stream line: what stands after the colon, less one leading space. */
export function fieldValue(line: string, colon: number): string {
  return line.slice(line.charCodeAt(colon + 1) === SPACE ? colon + 2 : colon + 1)
}
