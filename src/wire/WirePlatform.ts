/** `JSON.parse` for the chunks of one reply, in their order. */
export interface JsonParser {
  parse(text: string): unknown
  /** Whether the last value is the one before it but for what strings say. */
  readonly repeated: boolean
}

/** What differs between Node and the web; `#wire` is the one of the place where the program runs. */
export interface WirePlatform {
  createParser(): JsonParser
}
