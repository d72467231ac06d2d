/** What an event can be instead of a chunk: the wire's sentinel, or a sign of life without content. */
export type Mark = 'done' | 'activity'
