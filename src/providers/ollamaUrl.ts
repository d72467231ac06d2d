/** The address in `OLLAMA_HOST`: Ollama writes its own without a scheme, and without a port means the one of its own. */
export function ollamaUrl(host: string): string {
  if (/^https?:\/\//.test(host)) return host
  const [, name = '', port = '11434'] = /^(.*?)(?::(\d+))?\/*$/.exec(host) ?? []
  return `http://${name || '127.0.0.1'}:${port}`
}
