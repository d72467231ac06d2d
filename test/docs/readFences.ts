import type { Fence } from './Fence.ts'

/** Every fence of a document, in order. Throws where one is never closed. */
export function readFences(file: string, markdown: string): Fence[] {
  const fences: Fence[] = []
  let open:
    | { readonly ticks: string; readonly info: string; readonly line: number; readonly code: string[] }
    | undefined
  markdown.split(/\r?\n/).forEach((text, index) => {
    if (open === undefined) {
      const start = /^(```+)\s*(.*)$/.exec(text)
      if (start) open = { ticks: start[1] ?? '', info: start[2] ?? '', line: index + 2, code: [] }
    } else if (text.trimEnd() === open.ticks) {
      const { info, line, code } = open
      const [language = '', ...words] = info.split(/\s+/)
      fences.push({ place: `${file}:${line}`, file, line, language, words, code: code.join('\n') })
      open = undefined
    } else {
      open.code.push(text)
    }
  })
  if (open) throw new Error(`${file}:${open.line - 1}: the fence is never closed`)
  return fences
}
