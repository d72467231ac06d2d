import { iterate, openai } from 'rivulet'

/** Reads `URL` through `iterate`, a token a millisecond for `SECONDS`, and tells what that took. */
const chat = openai({ baseUrl: process.env.URL ?? '', apiKey: 'any' })
const until = performance.now() + Number(process.env.SECONDS) * 1000
const messages = [{ role: 'user', content: 'Hi' }] as const

let tokens = 0
let inOrder = true
let first = 0
let highest = 0
for await (const token of iterate(chat, messages)) {
  inOrder &&= token.startsWith(`${tokens} x`)
  tokens += 1
  // What the program itself takes is there by now.
  if (tokens === 100) first = process.memoryUsage.rss()
  if (tokens > 100) highest = Math.max(highest, process.memoryUsage.rss())
  if (performance.now() > until) break
  await new Promise((resolve) => setTimeout(resolve, 1))
}
console.log(JSON.stringify({ tokens, inOrder, growth: (highest - first) / 2 ** 20 }))
