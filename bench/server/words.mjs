/** What the replies are made of: plain words, and words that can be cut inside of a character or look like JSON. */
export const words = {
  plain: [
    ' the',
    ' sky',
    ' is',
    ' blue',
    ' as',
    ' air',
    ' scatters',
    ' short',
    ' waves',
    ' more',
    ' than',
    ' long',
    '.',
  ],
  odd: [' sky', ' bläu', ' 空', ' 🌈', '\n', ' "', '\\', ' data: ', ' ', '👩‍🔬', '}', '\r\n', '\u2028'],
}
