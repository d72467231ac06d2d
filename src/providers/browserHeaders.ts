/** The headers with which the sites of the time called their own services; a service may turn away whoever sends none. */
export function browserHeaders(origin: string, accept: string, languages: string): Readonly<Record<string, string>> {
  return {
    'user-agent':
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Safari/537.36',
    accept,
    'accept-language': languages,
    origin,
    referer: `${origin}/`,
    'sec-fetch-dest': 'empty',
    'sec-fetch-mode': 'cors',
    'sec-fetch-site': 'same-origin',
  }
}
