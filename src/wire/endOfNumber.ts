const ZERO = 48
const NINE = 57
const OTHERS = new Set([...'+-.eE'].map((sign) => sign.charCodeAt(0)))

/** Where the characters end of which a JSON number may be made; `start` where there is none. */
export function endOfNumber(text: string, start: number): number {
  let at = start
  while (at < text.length && isOfNumber(text.charCodeAt(at))) at += 1
  return at
}

function isOfNumber(code: number): boolean {
  return (code >= ZERO && code <= NINE) || OTHERS.has(code)
}
