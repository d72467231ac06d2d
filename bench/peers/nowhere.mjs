/** A base URL for whoever needs one and sends nothing. */
export const nowhere = 'http://127.0.0.1:9/v1'
