import { passes } from '../../src/core/passes.ts'

test.each([408, 409, 425, 500, 502, 503, 504, 529])('%d may pass', (status) => {
  expect(passes(status)).toBe(true)
})

test.each([200, 301, 400, 401, 404, 407, 410, 422, 424, 426, 429, 499])('%d does not pass by itself', (status) => {
  expect(passes(status)).toBe(false)
})
