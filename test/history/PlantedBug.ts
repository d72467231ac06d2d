import fc from 'fast-check'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { type Layer, layer, type World } from './Layer.ts'

/** A mistake that somebody could make, and what the check must say of it. */
export interface PlantedBug {
  readonly layer: Layer
  readonly complaint: string
}

export type Build = (providers: readonly Provider<ChatEvent>[], world: World) => Provider<ChatEvent>

export function planted(name: string, complaint: string, build: Build): PlantedBug {
  const params = fc.constant({})
  return { complaint, layer: layer({ name, params, build: (providers, _params, world) => build(providers, world) }) }
}
