const NAMES = ['x-request-id', 'request-id', 'apim-request-id', 'x-ms-request-id', 'x-amzn-requestid', 'cf-ray']

/** The id under which the service knows this request, for its support. */
export function requestIdOf(headers: Readonly<Record<string, string>>): string | undefined {
  return NAMES.map((name) => headers[name]).find((id) => id !== undefined && id !== '')
}
