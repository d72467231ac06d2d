/** The plain loop that one would write by hand: bytes to text, text to lines, lines to JSON, and the text out of it. */
export function createHandLoop(onText) {
  const decoder = new TextDecoder()
  let rest = ''
  return (bytes) => {
    const text = rest + decoder.decode(bytes, { stream: true })
    let start = 0
    for (let end; (end = text.indexOf('\n', start)) >= 0; start = end + 1) {
      if (!text.startsWith('data: ', start)) continue
      const data = text.slice(start + 6, end)
      if (data === '[DONE]') continue
      const content = JSON.parse(data).choices[0]?.delta?.content
      if (content) onText(content)
    }
    rest = text.slice(start)
  }
}
