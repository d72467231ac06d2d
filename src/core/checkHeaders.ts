import { createProviderError } from './createProviderError.ts'

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
// Tab, and what Latin-1 can show.
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/** How the request travels is the connection's business; half of a say in it is how requests are smuggled. */
const CONNECTION =
  /^(connection|content-length|expect|keep-alive|proxy-authorization|proxy-connection|te|trailer|transfer-encoding|upgrade)$/i

/** Throws `Config` where a header could not be sent as it is, or could smuggle in another. The value is never shown. */
export function checkHeaders(owner: string, headers: Readonly<Record<string, string>> | undefined): void {
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (!NAME.test(name)) throw createProviderError('Config', `${owner}: a header has a name that HTTP does not allow`)
    if (CONNECTION.test(name))
      throw createProviderError('Config', `${owner}: the header "${name}" is the connection's own`)
    if (typeof value !== 'string' || !VALUE.test(value)) {
      throw createProviderError(
        'Config',
        `${owner}: the value of the header "${name}" must be one line of Latin-1 text`,
      )
    }
  }
}
