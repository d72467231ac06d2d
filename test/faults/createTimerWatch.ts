import { AsyncLocalStorage, createHook } from 'node:async_hooks'

interface Timer {
  hasRef(): boolean
  readonly _destroyed?: boolean
}

/** Tells which timers a run has started and not ended, also among runs beside it. */
export interface TimerWatch {
  /** Timers that start in `act`, or in what follows from it, belong to `run`. */
  within<A>(run: object, act: () => A): A
  /** Those that still keep the process alive. */
  running(run: object): number
  stop(): void
}

export function createTimerWatch(): TimerWatch {
  const store = new AsyncLocalStorage<object>()
  const timers = new WeakMap<object, Timer[]>()
  const hook = createHook({
    init(_id, type, _trigger, resource) {
      const run = store.getStore()
      if (run === undefined || type !== 'Timeout') return
      timers.set(run, [...(timers.get(run) ?? []), resource as Timer])
    },
  }).enable()
  return {
    within: (run, act) => store.run(run, act),
    running: (run) => (timers.get(run) ?? []).filter((timer) => timer._destroyed !== true && timer.hasRef()).length,
    stop: () => void hook.disable(),
  }
}
