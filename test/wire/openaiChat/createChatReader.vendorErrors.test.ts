import { eventFrames } from '../eventFrames.ts'
import { done, say, speakText } from './speakChat.ts'

/* What services send when they break down amid a reply, each in its own way. */

const text = (said: string) => ({ type: 'text', text: said })

test.each<[string, string, object]>([
  [
    'Groq: an event of its own, and no [DONE]',
    'event: error\ndata: {"error":{"message":"no call","type":"invalid_request_error","code":"tool_use_failed","status_code":400}}\n\n',
    { _tag: 'InvalidRequest', status: 400, message: 'no call' },
  ],
  [
    'OpenRouter: behind the finish reason, and then [DONE]',
    eventFrames([
      say.finish('length'),
      {
        id: 'c1',
        choices: [],
        error: { code: 502, message: 'Provider returned error', metadata: { raw: 'overloaded' } },
      },
    ]) + done,
    { _tag: 'Upstream', status: 502, message: 'Provider returned error: overloaded' },
  ],
  [
    'vLLM: instead of a chunk',
    eventFrames([{ error: { message: 'engine died', type: 'InternalServerError', code: 500 } }]) + done,
    { _tag: 'Upstream', status: 500, message: 'engine died' },
  ],
  [
    'llama.cpp: a field that event streams do not have',
    'error: {"code":500,"message":"no room","type":"server_error"}\n\n',
    { _tag: 'Upstream', status: 500, message: 'no room' },
  ],
  [
    'Hugging Face: without a space, and a word for the kind',
    'data:{"error":"too long","error_type":"validation"}\n\n',
    { _tag: 'InvalidRequest', message: 'too long' },
  ],
  [
    'DeepSeek: a finish reason that is a failure',
    eventFrames([say.finish('insufficient_system_resource')]) + done,
    { _tag: 'Upstream' },
  ],
])('%s: an error after content', async (_name, body, error) => {
  const heard = await speakText(eventFrames([say.text('a')]) + body)
  expect(heard).toMatchObject({ events: [text('a')], error: { ...error, committed: true, retryable: false } })
})
