/** What the peers are called on the page. */
export const names = {
  floor: 'hand-written loop over undici',
  floor2: 'another hand-written loop',
  rivulet: 'rivulet',
  'eventsource-parser': 'eventsource-parser, callback',
  tutorial: 'RxJS as in tutorials, with io-ts',
  openai: 'openai',
  langchain: 'LangChain',
  'ai-sdk': 'AI SDK',
}
