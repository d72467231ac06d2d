/** Nothing around it. */
export const wrap = (provider) => provider
