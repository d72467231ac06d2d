import { requestIdOf } from '../../src/transport/requestIdOf.ts'

describe('requestIdOf', () => {
  test.each([
    [{ 'x-request-id': 'a', 'cf-ray': 'b' }, 'a'],
    [{ 'request-id': 'req_1' }, 'req_1'],
    [{ 'x-request-id': '', 'cf-ray': 'b' }, 'b'],
    [{}, undefined],
  ])('of %p is %p', (headers, id) => {
    expect(requestIdOf(headers as Record<string, string>)).toBe(id)
  })
})
