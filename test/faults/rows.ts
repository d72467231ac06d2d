import type { FaultRow } from './FaultRow.ts'
import { aborting } from './rows/aborting.ts'
import { beforeHead } from './rows/beforeHead.ts'
import { chunks } from './rows/chunks.ts'
import { clocks } from './rows/clocks.ts'
import { connecting } from './rows/connecting.ts'
import { consumers } from './rows/consumers.ts'
import { cuts } from './rows/cuts.ts'
import { encodings } from './rows/encodings.ts'
import { endMarks } from './rows/endMarks.ts'
import { failuresInside } from './rows/failuresInside.ts'
import { lanes } from './rows/lanes.ts'
import { leaving } from './rows/leaving.ts'
import { proxies } from './rows/proxies.ts'
import { quoting } from './rows/quoting.ts'
import { retries } from './rows/retries.ts'
import { retryAfter } from './rows/retryAfter.ts'
import { secureConnections } from './rows/secureConnections.ts'
import { sharing } from './rows/sharing.ts'
import { sizes } from './rows/sizes.ts'
import { smuggling } from './rows/smuggling.ts'
import { statuses } from './rows/statuses.ts'
import { timeLimits } from './rows/timeLimits.ts'
import { wrongBodies } from './rows/wrongBodies.ts'

export const rows: readonly FaultRow[] = [
  ...[connecting, secureConnections, proxies, beforeHead, timeLimits, clocks],
  ...[cuts, endMarks, chunks, failuresInside, wrongBodies, statuses, retryAfter, encodings, sizes],
  ...[retries, lanes, leaving, aborting, consumers, sharing, smuggling, quoting],
]
  .flat()
  .sort((a, b) => a.number.localeCompare(b.number))
