const MARK = 'redacted_thinking:'

/**
 * How thinking that Anthropic encrypted travels as the `signature` of a reasoning part without text. The mark tells it
 * from the signature of a thinking block whose text was left out, which has no text either and is another kind of block.
 */
export const redactedThinking = {
  toSignature: (data: string): string => MARK + data,
  /** Undefined where the signature is a plain one. */
  toData: (signature: string): string | undefined =>
    signature.startsWith(MARK) ? signature.slice(MARK.length) : undefined,
} as const
