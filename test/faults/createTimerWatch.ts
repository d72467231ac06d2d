import { AsyncLocalStorage, createHook } from 'node:async_hooks'

interface Timer {
  hasRef(): boolean
  readonly _destroyed?: boolean
}

/** Tells which timers a run has started and not ended, also among runs beside it. */
export interface TimerWatch {
  /** Timers that start in `act`, or in what follows from it, belong to `run`, and to no run around it. */
  within<A>(run: object, act: () => A): A
  /** Those that still keep the process alive: of a run, or of all runs together. */
  running(run?: object): number
  stop(): void
}

export function createTimerWatch(): TimerWatch {
  const store = new AsyncLocalStorage<object>()
  const all: Timer[] = []
  const ofRun = new WeakMap<object, Timer[]>()
  const hook = createHook({
    init(_id, type, _trigger, resource) {
      const run = store.getStore()
      if (run === undefined || type !== 'Timeout') return
      all.push(resource as Timer)
      const own = ofRun.get(run)
      if (own) own.push(resource as Timer)
      else ofRun.set(run, [resource as Timer])
    },
  }).enable()
  const runs = (timer: Timer) => timer._destroyed !== true && timer.hasRef()
  return {
    within: (run, act) => store.run(run, act),
    running: (run) => (run === undefined ? all : (ofRun.get(run) ?? [])).filter(runs).length,
    stop: () => void hook.disable(),
  }
}
