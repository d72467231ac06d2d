import type { Failure } from '../../src/core/Failure.ts'
import { parseFailure } from '../../src/core/parseFailure.ts'

const rows: [from: string, body: unknown, failure: Failure][] = [
  [
    'the message, type and code of an error object',
    { error: { message: 'No such model', type: 'invalid_request_error', param: null, code: 'model_not_found' } },
    { message: 'No such model', type: 'invalid_request_error', code: 'model_not_found' },
  ],
  [
    'an event whose own type says only that it is an error',
    { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' }, request_id: 'r1' },
    { message: 'Overloaded', type: 'overloaded_error' },
  ],
  ['an event that says only that it is an error', { type: 'error', error: { message: 'Oh' } }, { message: 'Oh' }],
  [
    'an error object with a number and a word for the status',
    { error: { code: 429, message: 'Quota', status: 'RESOURCE_EXHAUSTED' } },
    { message: 'Quota', code: 'RESOURCE_EXHAUSTED', status: 429 },
  ],
  [
    'a list that holds the body',
    [{ error: { code: 400, message: 'Bad key', status: 'INVALID_ARGUMENT' } }],
    { message: 'Bad key', code: 'INVALID_ARGUMENT', status: 400 },
  ],
  [
    'the wait among the details',
    {
      error: {
        code: 429,
        message: 'Quota',
        details: ['no object', { '@type': 'Help' }, { '@type': 'RetryInfo', retryDelay: '34.0748s' }],
      },
    },
    { message: 'Quota', status: 429, retryAfterMs: 34_075 },
  ],
  [
    'details without a wait that can be read',
    { error: { message: 'Quota', details: [{ retryDelay: 'soon' }] } },
    { message: 'Quota' },
  ],
  ['a bare string', { error: 'model not found' }, { message: 'model not found' }],
  [
    'a bare string with a number beside it',
    { error: 'overloaded', status_code: 503, error_type: 'busy' },
    { message: 'overloaded', type: 'busy', status: 503 },
  ],
  ['a list of errors', { errors: [{ message: 'first' }, { message: 'second' }] }, { message: 'first' }],
  [
    'a message on its own',
    { object: 'error', message: 'too long', type: 'BadRequestError', code: 400 },
    { message: 'too long', type: 'BadRequestError', status: 400 },
  ],
  ['a detail', { detail: 'Invalid API Key' }, { message: 'Invalid API Key' }],
  [
    'a list of details',
    { detail: [{ loc: ['body'], msg: 'field required', type: 'missing' }, { msg: 'too short' }] },
    { message: 'field required; too short' },
  ],
  [
    'what a gateway quotes',
    { error: { message: 'Provider returned error', code: 502, metadata: { raw: 'upstream overloaded' } } },
    { message: 'Provider returned error: upstream overloaded', status: 502 },
  ],
  ['only what a gateway quotes', { error: { metadata: { raw: 'overloaded' } } }, { message: 'overloaded' }],
  [
    'a gateway that quotes nothing',
    { error: { message: 'Provider returned error', metadata: { raw: '' } } },
    { message: 'Provider returned error' },
  ],
  ['a status in digits', { error: { message: 'busy', code: '503' } }, { message: 'busy', status: 503 }],
  ['a number that is no status', { error: { message: 'odd', code: 20_001, status: 200 } }, { message: 'odd' }],
  ['an empty error object', { error: {} }, { message: 'the service reported an error without a message' }],
  [
    'a status of "error"',
    { status: 'error' },
    { message: 'the service reported an error without a message', code: 'error' },
  ],
]

test.each(rows)('reads %s', (_from, body, failure) => {
  expect(parseFailure(body)).toStrictEqual(failure)
})

test.each([
  ['a chunk of a reply', { id: '1', choices: [{ delta: { content: 'Hi' } }] }],
  ['a chunk that has no error', { error: null, choices: [] }],
  ['a chunk with a message of its own', { message: 'ok', choices: [] }],
  ['a reply whose message is an object', { message: { role: 'assistant', content: 'Hi' }, done: false }],
  ['an empty message', { message: '' }],
  ['an empty error', { error: '' }],
  ['no errors', { errors: [] }],
  ['a detail that is no text', { detail: 5 }],
  ['another status', { status: 'completed' }],
  ['an empty object', {}],
  ['an empty list', []],
  ['a list of something else', ['error']],
  ['a string', 'error'],
  ['a number', 500],
  ['null', null],
  ['undefined', undefined],
])('finds none in %s', (_name, body) => {
  expect(parseFailure(body)).toBeUndefined()
})
