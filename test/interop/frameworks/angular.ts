import { Component, signal } from '@angular/core'
import { rxResource } from '@angular/core/rxjs-interop'
import { openai } from 'rivulet'
import { EMPTY, scan } from 'rxjs'

/** Never ship a key to browsers: this base URL is a server of your own, which adds it. */
const chat = openai({ baseUrl: '/api/openai', model: 'gpt-5-mini' })

@Component({
  selector: 'app-answer',
  template: `
    <input #field (keydown.enter)="question.set(field.value)" />
    <p>{{ answer.value() }}</p>
    @if (answer.error(); as error) { <p role="alert">{{ error.message }}</p> }
  `,
})
export class Answer {
  readonly question = signal('')

  /** Each value replaces the one before it, hence `scan`. Another question unsubscribes, which closes the request. */
  readonly answer = rxResource({
    params: () => this.question(),
    stream: ({ params }) =>
      params === '' ? EMPTY : chat([{ role: 'user', content: params }]).pipe(scan((text, token) => text + token, '')),
  })
}
