import { isProviderError, openai, pipeProvider, race, text, tokenTimeout, ylokh } from 'rivulet'
import type { Observable } from 'rxjs'

/** Where the page's providers are, given as JSON in the hash of its address. */
export interface PageAddresses {
  readonly silent: string
  readonly lively: string
  readonly endless: string
  readonly stalled: string
}

const { silent, lively, endless, stalled } = JSON.parse(decodeURIComponent(location.hash.slice(1))) as PageAddresses
const question = [{ role: 'user', content: 'Why is the sky blue?' }] as const
const apiKey = 'sk-of-the-page'

const raced = race([openai.events({ baseUrl: silent, apiKey }), ylokh.events({ baseUrl: lively })])
show('race', pipeProvider(raced, text())(question))

show('stop', openai({ vendor: 'groq', baseUrl: endless, apiKey })(question))

const patient = openai({ vendor: 'mistral', baseUrl: stalled, apiKey })
show('stalled', pipeProvider(patient, tokenTimeout({ first: 300 }))(question))

/** A row with an element for each token, what became of the reply, and a button that leaves it. */
function show(name: string, reply: Observable<string>): void {
  const row = append(document.body, 'section')
  row.id = name
  append(row, 'h2', name)
  const tokens = append(row, 'p')
  const state = append(row, 'output', 'open')
  const subscription = reply.subscribe({
    next: (token) => append(tokens, 'span', token),
    error(error: unknown) {
      state.textContent = isProviderError(error) ? JSON.stringify(error) : `foreign: ${String(error)}`
    },
    complete() {
      state.textContent = 'complete'
    },
  })
  append(row, 'button', 'stop').addEventListener('click', () => {
    subscription.unsubscribe()
    state.textContent = 'left'
  })
}

function append(parent: HTMLElement, tag: string, content = ''): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = content
  return parent.appendChild(element)
}
