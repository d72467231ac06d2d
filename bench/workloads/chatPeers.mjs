/** Who is asked for a reply; the first is what the others are compared with. */
export const chatPeers = [
  'floor',
  'floor2',
  'rivulet',
  'eventsource-parser',
  'tutorial',
  'openai',
  'langchain',
  'ai-sdk',
]
