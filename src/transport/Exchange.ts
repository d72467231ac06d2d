import { Observable, type Subscriber } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import type { HttpRequest } from './HttpRequest.ts'
import type { HttpResponse } from './HttpResponse.ts'

/** One request and its answer: what every transport owes to whoever reads them, or leaves. */
export abstract class Exchange {
  readonly #head: Subscriber<HttpResponse>
  #phase: 'connect' | 'headers' | 'body' | 'over' = 'connect'
  #bytes: Subscriber<Uint8Array> | undefined
  #taken = false
  #held = false
  #said = false
  #failure: (() => ProviderError) | undefined

  constructor(head: Subscriber<HttpResponse>) {
    this.#head = head
  }

  /** From here on whoever leaves closes the connection, and the flow holds it. Either may happen at once. */
  attach(flow: HttpRequest['flow']): void {
    this.#head.add(() => this.leave())
    if (flow === undefined) return
    this.#head.add(
      flow.subscribe({
        next: (go) => {
          this.#held = !go
          this.#regulate()
        },
        error: (cause: unknown) => {
          this.fail(createProviderError('InvalidRequest', 'the flow of the call failed', { cause }))
        },
      }),
    )
  }

  /** Closes the connection, however far it has come. */
  protected abstract cancel(): void

  /** Closes the connection unless the answer ends by itself, which is about to happen. */
  protected drain(): void {
    this.cancel()
  }

  /** Lets the bytes come, or holds them back. Not called before the head is there. */
  protected abstract regulate(flows: boolean): void

  get phase(): 'connect' | 'headers' | 'body' | 'over' {
    return this.#phase
  }

  /** A connection is there, and the request is on its way. */
  connected(): void {
    if (this.#phase === 'connect') this.#phase = 'headers'
  }

  open(status: number, headers: HttpResponse['headers']): void {
    if (this.#phase === 'over') return
    this.#phase = 'body'
    const body = new Observable<Uint8Array>((bytes) => this.#read(bytes))
    const drain = () => {
      this.#said = true
    }
    this.#head.next({ status, headers, body, drain })
    // Held for who does not take the body at once.
    if (!this.#taken) this.#regulate()
  }

  receive(chunk: Uint8Array): void {
    if (this.#phase === 'body') this.#bytes?.next(chunk)
  }

  end(): void {
    if (this.#phase === 'over') return
    this.#phase = 'over'
    this.#bytes?.complete()
    this.#head.complete()
  }

  fail(error: ProviderError): void {
    if (this.#phase === 'over') return
    this.#close(() => error)
    if (this.#bytes) this.#bytes.error(error)
    else this.#head.error(error)
  }

  /** Nobody waits for the answer any more. */
  leave(): void {
    if (this.#phase !== 'over') this.#close(() => createProviderError('Aborted', 'the reply was left'))
  }

  #close(failure: () => ProviderError): void {
    this.#phase = 'over'
    this.#failure = failure
    if (this.#said && !this.#held) this.drain()
    else this.cancel()
  }

  #read(bytes: Subscriber<Uint8Array>): void {
    if (this.#taken) {
      bytes.error(createProviderError('InvalidRequest', 'the body of an answer can be read once'))
    } else if (this.#phase === 'over') {
      // It was taken late: what there was to tell is told now.
      if (this.#failure === undefined) bytes.complete()
      else bytes.error(this.#failure())
    } else {
      this.#bytes = bytes
      // Whoever leaves the body has left the answer.
      bytes.add(() => this.#head.complete())
      this.#regulate()
    }
    this.#taken = true
  }

  #regulate(): void {
    if (this.#phase === 'body') this.regulate(!this.#held && this.#bytes !== undefined)
  }
}
