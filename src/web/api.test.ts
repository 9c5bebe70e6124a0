import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { addressOf, readAnswer } from './api.ts'
import { ProblemError } from './problem.ts'

const readThing = endpoint({
  id: 'things.readThing',
  method: 'GET',
  path: '/api/things/:thingId',
  access: 'session',
  summary: { zh: '某物', en: 'A thing' },
  params: z.object({ thingId: z.string() }),
  query: z.object({ search: z.string().optional(), kind: z.array(z.string()).optional() }),
  response: z.object({ name: z.string() }),
})

function problemOf(status: number, text: string): ProblemError {
  try {
    readAnswer(status, text, 'r-1')
  } catch (error) {
    if (error instanceof ProblemError) return error
  }
  throw new Error('no problem was thrown')
}

test('an address carries its parameters encoded, repeats lists and leaves out what is empty', () => {
  const input = { params: { thingId: 'a/b 县' }, query: { search: '', kind: ['x', 'y'] } }
  expect(addressOf(readThing, input)).toBe('/api/things/a%2Fb%20%E5%8E%BF?kind=x&kind=y')
})

test('a missing parameter is a bug, not a call to another address', () => {
  expect(() => addressOf(readThing, { params: {} as { thingId: string } })).toThrow('thingId')
})

test('a refusal keeps its code, details, fields and request number', () => {
  const body = {
    title: '填写有误',
    status: 400,
    code: 'request.invalid',
    details: { fields: [{ path: 'account', message: 'too short' }, 7] },
    requestId: 'r-9',
  }
  const problem = problemOf(400, JSON.stringify(body))
  expect(problem).toMatchObject({
    status: 400,
    code: 'request.invalid',
    requestId: 'r-9',
    message: '填写有误',
  })
  expect(problem.fields).toEqual([{ path: 'account', message: 'too short' }])
})

test("the problems of a step's form become faults of its fields", () => {
  const body = { title: '', code: 'procedure.form_invalid', details: { fields: { text: 'required' } } }
  expect(problemOf(400, JSON.stringify(body)).fields).toEqual([
    { path: 'text', message: 'procedure.field_required' },
  ])
})

test("a proxy's page in place of an answer is told as a failure of the server", () => {
  expect(problemOf(502, '<html>Bad gateway</html>')).toMatchObject({
    status: 502,
    code: 'web.server_failed',
    requestId: 'r-1',
  })
})
