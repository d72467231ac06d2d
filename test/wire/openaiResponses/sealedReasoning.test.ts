import { sealedReasoning } from '../../../src/wire/openaiResponses/sealedReasoning.ts'

test('an id and what belongs to it come back as they went', () => {
  for (const id of ['rs_1', 'b594b7e1-3dbb', 'a:"b"']) {
    const sealed = { id, encrypted_content: 'gAAA:==' }
    expect(sealedReasoning.fromSignature(sealedReasoning.toSignature(sealed))).toEqual(sealed)
  }
})

test.each(['', 'EqQBCkYIBxgC', 'CiQB4/H/Xg==', '{"id":"rs_1"}', '{"id":1,"encrypted_content":"x"}', '[]', 'null'])(
  'a signature of another make (%s) is not ours',
  (signature) => {
    expect(sealedReasoning.fromSignature(signature)).toBeUndefined()
  },
)
