import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import { CohereClientV2 } from 'cohere-ai'
import { Ollama } from 'ollama'
import OpenAI from 'openai'
import type { Emulator } from 'rivulet/testing'

/** What a client made of a reply. */
export interface Heard {
  text: string
  reasoning: string
  calls: { name: string; arguments: unknown }[]
  usage: [input: number | undefined, output: number | undefined]
  finish: string
}

/** Asks the emulator by a vendor's own client. */
export type Client = (emulator: Emulator, stream: boolean) => Promise<Heard>

const messages = [{ role: 'user' as const, content: 'Is it warm?' }]
const nothing = (): Heard => ({ text: '', reasoning: '', calls: [], usage: [undefined, undefined], finish: '' })

export const clients: Readonly<Record<string, Client>> = {
  async openai(emulator, stream) {
    const client = new OpenAI({ apiKey: 'k', baseURL: emulator.baseUrl('openai'), maxRetries: 0 })
    const heard = nothing()
    const take = (
      choice: OpenAI.ChatCompletion.Choice | undefined,
      cost: OpenAI.CompletionUsage | undefined | null,
    ) => {
      heard.text = choice?.message.content ?? ''
      heard.calls = (choice?.message.tool_calls ?? []).flatMap((call) =>
        call.type === 'function' ? [{ name: call.function.name, arguments: JSON.parse(call.function.arguments) }] : [],
      )
      heard.usage = [cost?.prompt_tokens, cost?.completion_tokens]
      heard.finish = choice?.finish_reason ?? ''
    }
    if (stream) {
      const options = { include_usage: true }
      const running = client.chat.completions.stream({ model: 'm', messages, stream_options: options })
      const { choices, usage: cost } = await running.finalChatCompletion()
      take(choices[0], cost)
    } else {
      const { choices, usage: cost } = await client.chat.completions.create({ model: 'm', messages })
      take(choices[0], cost)
    }
    return heard
  },

  async openaiResponses(emulator, stream) {
    const client = new OpenAI({ apiKey: 'k', baseURL: emulator.baseUrl('openaiResponses'), maxRetries: 0 })
    const body = { model: 'm', input: messages }
    const response = stream ? await client.responses.stream(body).finalResponse() : await client.responses.create(body)
    const { output, output_text: text } = response
    return {
      text,
      reasoning: output
        .flatMap((item) => (item.type === 'reasoning' ? item.summary.map((part) => part.text) : []))
        .join(''),
      calls: output.flatMap((item) =>
        item.type === 'function_call' ? [{ name: item.name, arguments: JSON.parse(item.arguments) }] : [],
      ),
      usage: [response.usage?.input_tokens, response.usage?.output_tokens],
      finish: response.incomplete_details?.reason ?? response.status ?? '',
    }
  },

  async anthropic(emulator, stream) {
    const client = new Anthropic({ apiKey: 'k', baseURL: emulator.baseUrl('anthropic'), maxRetries: 0 })
    const body = { model: 'm', max_tokens: 9, messages }
    const message = stream ? await client.messages.stream(body).finalMessage() : await client.messages.create(body)
    const { content } = message
    return {
      text: content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join(''),
      reasoning: content.flatMap((block) => (block.type === 'thinking' ? [block.thinking] : [])).join(''),
      calls: content.flatMap((block) =>
        block.type === 'tool_use' ? [{ name: block.name, arguments: block.input }] : [],
      ),
      usage: [message.usage.input_tokens, message.usage.output_tokens],
      finish: message.stop_reason ?? '',
    }
  },

  async gemini(emulator, stream) {
    const client = new GoogleGenAI({ apiKey: 'k', httpOptions: { baseUrl: emulator.baseUrl('gemini') } })
    const body = { model: 'm', contents: 'Is it warm?' }
    const chunks = stream
      ? await client.models.generateContentStream(body)
      : [await client.models.generateContent(body)]
    const heard = nothing()
    for await (const { candidates, usageMetadata } of chunks) {
      for (const part of candidates?.[0]?.content?.parts ?? []) {
        heard[part.thought ? 'reasoning' : 'text'] += part.text ?? ''
        if (part.functionCall)
          heard.calls.push({ name: part.functionCall.name ?? '', arguments: part.functionCall.args })
      }
      heard.finish = candidates?.[0]?.finishReason ?? heard.finish
      if (usageMetadata) heard.usage = [usageMetadata.promptTokenCount, usageMetadata.candidatesTokenCount]
    }
    return heard
  },

  async ollama(emulator, stream) {
    const client = new Ollama({ host: emulator.baseUrl('ollama') })
    const lines = stream
      ? await client.chat({ model: 'm', messages, stream: true })
      : [await client.chat({ model: 'm', messages })]
    const heard = nothing()
    for await (const { message, done, done_reason, prompt_eval_count, eval_count } of lines) {
      heard.text += message.content
      heard.reasoning += message.thinking ?? ''
      for (const call of message.tool_calls ?? []) heard.calls.push(call.function)
      if (done) Object.assign(heard, { finish: done_reason, usage: [prompt_eval_count, eval_count] })
    }
    return heard
  },

  async cohere(emulator, stream) {
    const client = new CohereClientV2({ token: 'k', baseUrl: emulator.baseUrl('cohere'), environment: '' })
    const heard = nothing()
    if (!stream) {
      const { message, finishReason, usage: cost } = await client.chat({ model: 'm', messages }, { maxRetries: 0 })
      for (const part of message.content ?? []) {
        if (part.type === 'text') heard.text += part.text
        else heard.reasoning += part.thinking
      }
      heard.calls = (message.toolCalls ?? []).map((call) => ({
        name: call.function?.name ?? '',
        arguments: JSON.parse(call.function?.arguments ?? ''),
      }))
      return { ...heard, finish: finishReason, usage: [cost?.tokens?.inputTokens, cost?.tokens?.outputTokens] }
    }
    const calls: { name: string; json: string }[] = []
    for await (const event of await client.chatStream({ model: 'm', messages }, { maxRetries: 0 })) {
      if (event.type === 'content-delta') {
        heard.text += event.delta?.message?.content?.text ?? ''
        heard.reasoning += event.delta?.message?.content?.thinking ?? ''
      } else if (event.type === 'tool-call-start') {
        const called = event.delta?.message?.toolCalls?.function
        calls.push({ name: called?.name ?? '', json: called?.arguments ?? '' })
      } else if (event.type === 'tool-call-delta') {
        const last = calls.at(-1)
        if (last) last.json += event.delta?.message?.toolCalls?.function?.arguments ?? ''
      } else if (event.type === 'message-end') {
        heard.finish = event.delta?.finishReason ?? ''
        heard.usage = [event.delta?.usage?.tokens?.inputTokens, event.delta?.usage?.tokens?.outputTokens]
      }
    }
    return { ...heard, calls: calls.map(({ name, json }) => ({ name, arguments: JSON.parse(json) })) }
  },
}
