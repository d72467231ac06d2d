import { Observable } from 'rxjs'

/** Writes into `log` when it is subscribed to and when it is left or over. */
export function noted<A>(log: unknown[], name: string, stream: Observable<A>): Observable<A> {
  return new Observable((out) => {
    log.push(`${name} starts`)
    out.add(() => log.push(`${name} ends`))
    out.add(stream.subscribe(out))
  })
}
