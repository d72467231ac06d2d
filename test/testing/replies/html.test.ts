import { html } from '../../../src/testing/replies/html.ts'

test('is a page with status 200', () => {
  expect(html('<b>')).toEqual({
    reply: 'whole',
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<b>',
  })
  expect(html().body).toMatch(/^<!doctype html>.*sign in/i)
})
