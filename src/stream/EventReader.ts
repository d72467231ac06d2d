import { createProviderError } from '../core/createProviderError.ts'
import { fieldValue } from './fieldValue.ts'
import type { ParseSseOptions } from './parseSse.ts'
import type { Sink } from '../core/Sink.ts'
import type { SseEvent } from './SseEvent.ts'
import { Step } from '../core/Step.ts'

const DIGITS = /^[0-9]+$/

/** Lines to server-sent events: `parseSse()` as a step of a larger one. */
export class EventReader extends Step<string, SseEvent> {
  readonly #emitsLast: boolean
  readonly #comments: boolean
  readonly #maxLength: number
  #event = ''
  #id = ''
  #retry: number | undefined
  #data: string | undefined
  #more: string[] = []
  #length = 0

  constructor(
    events: Sink<SseEvent>,
    { atEnd = 'discard', comments = false, maxLength = 16_777_216 }: ParseSseOptions,
  ) {
    super(events)
    this.#emitsLast = atEnd === 'emit'
    this.#comments = comments
    this.#maxLength = maxLength
  }

  override next(line: string): void {
    if (line === '') this.#dispatch()
    else if (line.startsWith('data:')) this.#addData(fieldValue(line, 4))
    else this.#readField(line)
  }

  override complete(): void {
    if (this.#emitsLast) this.#dispatch()
    this.out.complete()
  }

  #readField(line: string): void {
    const colon = line.indexOf(':')
    if (colon === 0) {
      if (this.#comments) this.out.next({ event: '', data: fieldValue(line, 0), id: this.#id })
      return
    }
    const value = colon === -1 ? '' : fieldValue(line, colon)
    switch (colon === -1 ? line : line.slice(0, colon)) {
      case 'data':
        this.#addData(value)
        break
      case 'event':
        this.#event = value
        break
      case 'id':
        if (!value.includes('\0')) this.#id = value
        break
      case 'retry':
        if (DIGITS.test(value)) this.#retry = Number(value)
    }
  }

  #addData(value: string): void {
    this.#length += value.length
    if (this.#data === undefined) {
      this.#data = value
    } else {
      this.#more.push(value)
      this.#length += 1
    }
    if (this.#length > this.#maxLength) {
      this.#clear()
      const message = `the data of an event is longer than ${this.#maxLength} characters`
      this.out.error(createProviderError('TooLarge', message))
    }
  }

  #dispatch(): void {
    const event = this.#event === '' ? 'message' : this.#event
    const data = this.#more.length === 0 ? this.#data : `${this.#data}\n${this.#more.join('\n')}`
    const retry = this.#retry
    const id = this.#id
    this.#clear()
    if (data !== undefined) this.out.next(retry === undefined ? { event, data, id } : { event, data, id, retry })
  }

  #clear(): void {
    this.#event = ''
    this.#retry = undefined
    this.#data = undefined
    if (this.#more.length > 0) this.#more = []
    this.#length = 0
  }
}
