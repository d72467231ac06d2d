/** What is done with the text, the same for every peer; `check` fails where some of it is missing. */
export function createTally() {
  let pieces = 0
  let characters = 0
  return {
    onText: (text) => {
      pieces += 1
      characters += text.length
    },
    check: (expected) => {
      if (pieces !== expected || characters < expected) throw new Error(`${pieces} pieces of text, not ${expected}`)
    },
  }
}
