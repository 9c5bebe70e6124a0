import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ResponseParser } from './response-parser.ts'

function parse(text: string, cuts: readonly number[] = [], method = 'GET', closed = true) {
  const bytes = Buffer.from(text, 'latin1')
  const parser = new ResponseParser(method, 200)
  const body: Buffer[] = []
  const ends = [...cuts, bytes.length].toSorted((a, b) => a - b)
  let from = 0
  for (const end of ends) {
    body.push(...parser.feed(bytes.subarray(from, Math.max(from, end))))
    from = Math.max(from, end)
  }
  if (closed) parser.end()
  const { head, fault, done } = parser
  return { status: head?.status, body: Buffer.concat(body).toString('latin1'), fault, done }
}

const examples = {
  length: ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', { status: 200, body: 'hello', done: true }],
  'line feeds alone': ['HTTP/1.0 200 OK\nContent-Length: 2\n\nhi', { status: 200, body: 'hi', done: true }],
  'until it closes': ['HTTP/1.1 200\r\n\r\nabc', { status: 200, body: 'abc', done: true }],
  chunked: [
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: 1\r\n\r\n',
    { status: 200, body: 'abc0123456789', done: true },
  ],
  interim: [
    'HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 204 No\r\n\r\n',
    { status: 204, body: '', done: true },
  ],
  'early close': ['HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc', { body: 'abc', fault: 'early_close' }],
  'no chunk': [
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc',
    { body: '', fault: 'bad_chunk' },
  ],
  'chunk too long for its size': [
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n',
    { body: 'ab', fault: 'bad_chunk' },
  ],
  'trailers without end': [
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n${'X-T: a\r\n'.repeat(100)}`,
    { body: 'ab', fault: 'bad_chunk' },
  ],
  'two lengths': [
    'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    { fault: 'bad_length' },
  ],
  'negative length': ['HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nab', { fault: 'bad_length' }],
  'HTTP/0.9': ['<html>hello', { status: undefined, fault: 'not_http' }],
  'header too large': [`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(300)}\r\n\r\n`, { fault: 'header_too_large' }],
  'no status': ['HTTP/1.1 OK\r\n\r\n', { fault: 'bad_header' }],
  'nothing at all': ['', { fault: 'early_close' }],
  'more than announced': [
    'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nabc',
    { body: 'a', done: true, fault: 'surplus' },
  ],
} as const

describe('a response', () => {
  test.each(Object.entries(examples))('%s', (_, [text, expected]) => {
    expect(parse(text)).toMatchObject(expected)
  })

  test('reads the same in whatever pieces it comes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(examples).map(([text]) => text)),
        fc.array(fc.nat({ max: 400 }), { maxLength: 8 }),
        (text, cuts) => {
          const { fault, ...pieces } = parse(text, cuts)
          const { fault: wholeFault, ...whole } = parse(text)
          expect(pieces).toEqual(whole)
          // Bytes behind the end are seen only when they come with it.
          if (wholeFault !== 'surplus') expect(fault).toBe(wholeFault)
        },
      ),
    )
  })

  test('of any bytes ends without an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        parse(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${Buffer.from(bytes).toString('latin1')}`)
        parse(Buffer.from(bytes).toString('latin1'))
      }),
    )
  })

  test('to HEAD has no body', () => {
    expect(parse('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', [], 'HEAD', false)).toMatchObject({
      done: true,
    })
  })
})
