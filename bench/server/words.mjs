const PASSAGE = `Sunlight holds all colours at once, and on its way through the air each of them is treated a little
differently. The molecules that it meets are far smaller than its waves, and such small things scatter short waves much
more than long ones: blue light is thrown about almost ten times as often as red light. So whichever part of the sky you
look at, some blue light arrives from there, which had been on its way to somewhere else. Violet would be scattered even
more, but the sun sends less of it, the upper air takes some away, and our eyes hardly notice the rest. In the evening the
light comes a longer way, the blue is lost before it reaches us, and what remains is orange and red.`

/** What the replies are made of: plain words, and what can be cut inside of a character or looks like the wire itself. */
export const words = {
  plain: PASSAGE.split(/(?=\s)/).map((word) => word.replace('\n', ' ')),
  odd: [' sky', ' bläu', ' 空', ' 🌈', '\n', ' "', '\\', ' data: ', ' ', '👩‍🔬', '}', '\r\n', '\u2028'],
}
