import type { ChatMessage } from '../../../src/core/ChatMessage.ts'
import { vitalentumConversation } from '../../../src/wire/vitalentum/vitalentumConversation.ts'
import { thrownBy } from '../../core/thrownBy.ts'

test('is JSON with two speakers: whoever is no user is the bot', () => {
  const messages: ChatMessage[] = [
    { role: 'system', content: 'Be brief.' },
    { role: 'developer', content: 'Rhyme.' },
    { role: 'user', content: 'Say "ä"\n' },
    { role: 'assistant', content: 'ä' },
    { role: 'tool', content: '7 °C', toolCallId: 'c1' },
    { role: 'bot', content: 'Hm.' },
  ]
  const text = vitalentumConversation(messages)
  expect(text).toBe(
    JSON.stringify({
      history: [
        { speaker: 'bot', text: 'Be brief.' },
        { speaker: 'bot', text: 'Rhyme.' },
        { speaker: 'human', text: 'Say "ä"\n' },
        { speaker: 'bot', text: 'ä' },
        { speaker: 'bot', text: '7 °C' },
        { speaker: 'bot', text: 'Hm.' },
      ],
    }),
  )
})

test('joins the texts of a message of parts', () => {
  const content = [
    { type: 'text', text: 'a' },
    { type: 'text', text: 'b' },
  ] as const
  expect(JSON.parse(vitalentumConversation([{ role: 'user', content }]))).toEqual({
    history: [{ speaker: 'human', text: 'ab' }],
  })
})

test('takes no image', () => {
  const content = [{ type: 'image', url: 'https://images.test/a.png' }] as const
  expect(thrownBy(() => vitalentumConversation([{ role: 'user', content }]))).toMatchObject({ _tag: 'InvalidRequest' })
})
