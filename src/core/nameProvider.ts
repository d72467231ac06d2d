import type { Provider } from './Provider.ts'

/** Gives the function a `name`, which errors and attempt events show. */
export function nameProvider<F extends Provider<unknown>>(name: string, provider: F): F {
  return Object.defineProperty(provider, 'name', { value: name, configurable: true })
}
