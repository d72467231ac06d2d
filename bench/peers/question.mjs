/** What everybody asks. */
export const question = { model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Why is the sky blue?' }] }
