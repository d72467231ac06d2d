/** A service that speaks OpenAI chat completions, and where it differs. */
export interface ChatVendor {
  /** None where every customer has an address of their own. */
  readonly baseUrl: string | undefined
  readonly defaultModel?: string
  /** Default `/chat/completions`. */
  readonly path?: string
  /** The header that takes the key. Default `authorization`, with `Bearer`. */
  readonly keyHeader?: string
  /** What limits the length of a reply. Default `max_tokens`. */
  readonly maxTokensKey?: 'max_completion_tokens'
  /** Default `seed`. */
  readonly seedKey?: 'random_seed'
  /** The word for "call some tool". Default `required`. */
  readonly requiredTool?: 'any'
  /** Whether usage must be asked for in `stream_options`; a service that sends it anyway may refuse the key. Default true. */
  readonly asksForUsage?: boolean
}
