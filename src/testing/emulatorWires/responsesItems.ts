import type { ToolCallPart } from '../Part.ts'

/** The items of a Responses reply, as they stand in its output and in the events that add and close them. */
export const responsesItems = {
  message: (text: string | undefined) => ({
    id: 'msg_emulated',
    type: 'message',
    status: text === undefined ? 'in_progress' : 'completed',
    role: 'assistant',
    content: text === undefined ? [] : [responsesItems.text(text)],
  }),
  text: (text: string) => ({ type: 'output_text', text, annotations: [] }),
  reasoning: (text: string | undefined) => ({
    id: 'rs_emulated',
    type: 'reasoning',
    summary: text === undefined ? [] : [{ type: 'summary_text', text }],
  }),
  call: ({ id, name, arguments: json }: ToolCallPart, done: boolean) => ({
    id: `fc_${id}`,
    type: 'function_call',
    status: done ? 'completed' : 'in_progress',
    call_id: id,
    name,
    arguments: done ? json : '',
  }),
}
