import type { CorePlatform } from '../CorePlatform.ts'

/** fetch has no codes, and of what it says only that it failed can be relied on. */
export const platform: CorePlatform = { readCodes: () => undefined }
