import { StringDecoder } from 'node:string_decoder'

/** Another hand-written loop, made without a look at the first: whether that one is slow shows here. */
export function createSplitLoop(onText) {
  const decoder = new StringDecoder('utf8')
  let line = ''
  return (bytes) => {
    const lines = decoder.write(bytes).split('\n')
    lines[0] = line + lines[0]
    line = lines.pop()
    for (const each of lines) {
      if (each.length < 7 || each[6] !== '{') continue
      const { delta } = JSON.parse(each.slice(6)).choices[0]
      if (delta.content) onText(delta.content)
    }
  }
}
