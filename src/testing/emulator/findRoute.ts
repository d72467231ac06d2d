import type { EmulatedVendor } from '../EmulatedVendor.ts'
import type { EmulatorWire, WireRequest } from '../emulatorWires/EmulatorWire.ts'
import { emulatorWires } from '../emulatorWires/emulatorWires.ts'

export interface Route {
  readonly wire: EmulatorWire
  readonly vendor: EmulatedVendor
}

/** Who is asked: the end of the path says which wire, its first segment (or a guess) which vendor of that wire. */
export function findRoute(request: WireRequest): Route | undefined {
  const path = request.path.replace(/[?#].*$/s, '')
  const candidates = emulatorWires.filter((wire) => wire.path.test(path))
  const name = path.split('/')[1] ?? ''
  for (const wire of candidates) {
    const vendor = wire.vendors.find((known) => known === name)
    if (vendor !== undefined) return { wire, vendor }
  }
  const wire = candidates.find(({ claims }) => claims?.(request) ?? true)
  return wire && { wire, vendor: wire.guess?.(request) ?? wire.vendors[0] }
}
