import { isJsonObject } from '../../core/isJsonObject.ts'

/** A thought that only the service can read, and the item that it belongs to. */
export interface SealedReasoning {
  readonly id: string
  readonly encrypted_content: string
}

/**
 * How encrypted reasoning travels as the `signature` of a reasoning part. The service binds the content to the id of its
 * item and refuses it under another one, so both go together; a signature of another make is not ours to send.
 */
export const sealedReasoning = {
  toSignature: ({ id, encrypted_content }: SealedReasoning): string => JSON.stringify({ id, encrypted_content }),
  /** Undefined where the signature is another service's. */
  fromSignature(signature: string): SealedReasoning | undefined {
    const { id, encrypted_content } = objectOf(signature)
    return typeof id === 'string' && typeof encrypted_content === 'string' ? { id, encrypted_content } : undefined
  },
} as const

function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : {}
  } catch {
    return {}
  }
}
