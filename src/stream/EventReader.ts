import { createProviderError } from '../core/createProviderError.ts'
import { fieldValue } from './fieldValue.ts'
import type { ParseSseOptions } from './parseSse.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import type { Sink } from '../core/Sink.ts'
import type { SseEvent } from './SseEvent.ts'
import { Step } from '../core/Step.ts'

/** Reads the lines that are no part of an event stream, and may find an error in them. */
export interface StrayLines {
  read(line: string): ProviderError | undefined
  /** They are over: at a blank line, and at the end. */
  end(): ProviderError | undefined
}

const DIGITS = /^[0-9]+$/

/** Lines to server-sent events: `parseSse()` as a step of a larger one. */
export class EventReader extends Step<string, SseEvent> {
  readonly #emitsLast: boolean
  readonly #comments: boolean
  readonly #maxLength: number
  readonly #stray: StrayLines | undefined
  #event = ''
  #id = ''
  #retry: number | undefined
  #data: string | undefined
  /** Data after its first line. */
  #more: string[] | undefined
  #length = 0

  constructor(
    events: Sink<SseEvent>,
    { atEnd = 'discard', comments = false, maxLength = 16_777_216 }: ParseSseOptions,
    stray?: StrayLines,
  ) {
    super(events)
    this.#emitsLast = atEnd === 'emit'
    this.#comments = comments
    this.#maxLength = maxLength
    this.#stray = stray
  }

  override next(line: string): void {
    if (line === '') this.#blank()
    else if (line.startsWith('data:')) this.#addData(fieldValue(line, 4))
    else this.#readField(line)
  }

  override complete(): void {
    if (this.#emitsLast) this.#dispatch()
    const error = this.#stray?.end()
    if (error) this.out.error(error)
    else this.out.complete()
  }

  #blank(): void {
    this.#dispatch()
    const error = this.#stray?.end()
    if (error) this.out.error(error)
  }

  #readStray(line: string): void {
    const error = this.#stray?.read(line)
    if (error === undefined) return
    // The event before it may still wait for its blank line.
    this.#dispatch()
    this.out.error(error)
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
        break
      default:
        this.#readStray(line)
    }
  }

  #addData(value: string): void {
    this.#length += value.length
    if (this.#data === undefined) {
      this.#data = value
    } else {
      ;(this.#more ??= []).push(value)
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
    const data = this.#more === undefined ? this.#data : `${this.#data}\n${this.#more.join('\n')}`
    const retry = this.#retry
    const id = this.#id
    this.#clear()
    if (data !== undefined) this.out.next(retry === undefined ? { event, data, id } : { event, data, id, retry })
  }

  #clear(): void {
    this.#event = ''
    this.#retry = undefined
    this.#data = undefined
    this.#more = undefined
    this.#length = 0
  }
}
