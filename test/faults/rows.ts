import type { FaultRow } from './FaultRow.ts'
import { body } from './rows/body.ts'
import { connecting } from './rows/connecting.ts'
import { consumers } from './rows/consumers.ts'
import { content } from './rows/content.ts'
import { hostile } from './rows/hostile.ts'
import { limits } from './rows/limits.ts'
import { policies } from './rows/policies.ts'
import { statuses } from './rows/statuses.ts'

export const rows: readonly FaultRow[] = [
  ...[connecting, body, content, limits, statuses, hostile, policies, consumers].flat(),
].sort((a, b) => a.number.localeCompare(b.number))
