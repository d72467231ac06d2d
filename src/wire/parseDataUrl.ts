/** What a `data:` URL holds. */
export interface DataUrl {
  readonly mediaType: string
  /** Base64. */
  readonly data: string
}

/** Reads a base64 `data:` URL; undefined where the URL is another one. */
export function parseDataUrl(url: string): DataUrl | undefined {
  const comma = url.indexOf(',')
  const head = url.slice(0, Math.max(0, comma)).toLowerCase()
  if (!head.startsWith('data:') || !head.endsWith(';base64')) return undefined
  const [mediaType = ''] = head.slice('data:'.length).split(';')
  return { mediaType, data: url.slice(comma + 1) }
}
