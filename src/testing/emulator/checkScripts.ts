import { checkOptions, rule } from '../../core/checkOptions.ts'
import { emulatorWires } from '../emulatorWires/emulatorWires.ts'
import { isReply } from '../replies/isReply.ts'

const script = {
  is: (value: unknown) =>
    typeof value === 'function' || isReply(value) || (Array.isArray(value) && value.length > 0 && value.every(isReply)),
  mustBe:
    'a reply such as reply(…) or status(…), an array of replies that is not empty, or a function that returns one',
}

/** Throws `Config` where the options name an unknown vendor or a script is none. */
export function checkScripts(options: object): void {
  const vendors = emulatorWires.flatMap((wire) => wire.vendors)
  checkOptions('startEmulator', options, {
    ...Object.fromEntries(vendors.map((vendor) => [vendor, script])),
    pace: rule.time,
  })
}
