import { chatDialect } from './chatDialect.ts'
import type { EmulatorWire } from './EmulatorWire.ts'
import { lastQuestion } from './lastQuestion.ts'
import { readField } from './readField.ts'

/** OpenAI's chat completions, and the many who speak them. As with the original, no `stream` means one JSON reply. */
export const openaiChat: EmulatorWire = {
  ...chatDialect,
  vendors: [
    'openai',
    'ylokh',
    'azure',
    'groq',
    'mistral',
    'deepseek',
    'xai',
    'openrouter',
    'perplexity',
    'alibaba',
    'writer',
    'huggingface',
    'vllm',
    'llamaCpp',
    'lmStudio',
  ],
  endpoint: 'POST …/chat/completions',
  path: /\/chat\/completions$/,
  guess: ({ headers }) => (headers.origin === 'https://chat.ylokh.xyz' ? 'ylokh' : 'openai'),
  streams: ({ body }) => readField(body, 'stream') === true,
  question: (body) => lastQuestion(readField(body, 'messages')),
  contentType: 'text/event-stream; charset=utf-8',
  reportsUsage: ({ body }) =>
    readField(body, 'stream') !== true || readField(readField(body, 'stream_options'), 'include_usage') === true,
}
