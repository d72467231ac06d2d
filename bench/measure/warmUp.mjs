/**
 * Replies before the measured one. The compiler meets the end of a reply once in each, and compiles anew what had not
 * expected it: what a process pays once, at its start, is not what is compared.
 */
export const WARM_UP = 3
