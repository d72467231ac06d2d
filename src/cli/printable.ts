/** The text without what a terminal would obey instead of show: every control character but line feed and tab. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '')
}
