import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../app/testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

describe('the edge', () => {
  test('answers carry security headers and a request id, and API answers are not kept', async () => {
    const { headers } = await server.anonymous.send('GET', '/api/session')
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe-inline'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers['cache-control']).toBe('no-store')
  })

  test('a refusal is a problem of RFC 9457 in the asker’s language', async () => {
    const zh = await server.anonymous.send('GET', '/api/session', undefined, { 'x-language': 'zh' })
    expect(zh.status).toBe(401)
    expect(zh.headers['content-type']).toContain('application/problem+json')
    expect(zh.json).toMatchObject({ type: '/problems/session.required', title: '请先登录。', status: 401 })
    const en = await server.anonymous.send('GET', '/api/session', undefined, { 'x-language': 'en' })
    expect(en.json).toMatchObject({ title: 'Please sign in first.' })
  })

  test('bad input names its field; a broken body is refused as unreadable', async () => {
    const wrong = await server.anonymous.send('POST', '/api/session', { account: '', password: 'x' })
    expect(wrong).toMatchObject({
      status: 400,
      json: { code: 'request.invalid', details: { fields: [{ path: 'account' }] } },
    })
    const inEnglish = { 'x-language': 'en' }
    const said = await server.anonymous.send(
      'POST',
      '/api/session',
      { account: '', password: 'x' },
      inEnglish,
    )
    const saying = (message: string) => ({ json: { details: { fields: [{ message }] } } })
    expect(wrong).toMatchObject(saying('不能为空。'))
    expect(said).toMatchObject(saying('Must not be empty.'))
    const broken = await server.anonymous.send('POST', '/api/session', undefined, {
      'content-type': 'application/json',
    })
    expect(broken).toMatchObject({ status: 400, json: { code: 'request.malformed' } })
  })

  test('of a pattern it is told that it does not fit, and never the pattern itself', async () => {
    const officer = await server.as('creation')
    const { status, json } = await officer.send('GET', '/api/assessment/tasks?region=nowhere')
    expect({ status, json }).toMatchObject({
      status: 400,
      json: { details: { fields: [{ path: 'region', message: '不是要求的格式。' }] } },
    })
  })

  test.each([
    ['?limit=0', '不能小于 1。'],
    ['?limit=1000000', /^不能大于 \d+。$/],
    [`?search=${'长'.repeat(2000)}`, /^不能超过 \d+ 个字符。$/],
  ])('%s is refused with its bound in words', async (query, message) => {
    const officer = await server.as('creation')
    const { json } = await officer.send('GET', `/api/assessment/tasks${query}`)
    const said = typeof message === 'string' ? message : expect.stringMatching(message)
    expect(json).toMatchObject({ details: { fields: [{ message: said }] } })
  })

  test('a character that no text can hold is the sender’s mistake', async () => {
    const body = { account: 'a\u0000b', password: 'x' }
    expect((await server.anonymous.send('POST', '/api/session', body)).status).toBe(400)
  })

  test('a cursor that no list gave out is the sender’s mistake', async () => {
    const officer = await server.as('creation')
    const after = Buffer.from('["not a number","not an id"]').toString('base64url')
    expect(await officer.send('GET', `/api/assessment/tasks?after=${after}`)).toMatchObject({ status: 400 })
  })

  test('a write without the session’s token is refused, whatever the cookie says', async () => {
    const officer = await server.as('creation')
    const answer = await officer.send('DELETE', '/api/session', undefined, {
      'x-csrf-token': 'of another page',
    })
    expect(answer).toMatchObject({ status: 403, json: { code: 'session.csrf' } })
  })

  test('sign-in is limited by address, and a made-up cookie does not widen it', async () => {
    const statuses: number[] = []
    for (let attempt = 0; attempt < 130; attempt += 1) {
      const headers = { cookie: `sishi_session=made-up-${attempt}` }
      statuses.push((await server.anonymous.send('POST', '/api/session', { account: '' }, headers)).status)
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10)
  })

  test('an unknown address of the API is a problem, not a page', async () => {
    const answer = await server.anonymous.send('GET', '/api/no-such-thing')
    expect(answer).toMatchObject({ status: 404, json: { code: 'request.no_such_page' } })
  })

  test('OpenAPI 3.1 lists every action with its schemas', async () => {
    const { json } = await server.anonymous.send('GET', '/api/openapi.json')
    const api = json as { openapi: string; paths: Record<string, Record<string, { operationId: string }>> }
    expect(api.openapi).toBe('3.1.0')
    const ids = Object.values(api.paths).flatMap((methods) =>
      Object.values(methods).map((one) => one.operationId),
    )
    expect(ids).toEqual(
      expect.arrayContaining(['organisation.signIn', 'matters.takeStep', 'assessment.getScore']),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('health, readiness and figures answer to the machine itself', async () => {
    expect(await server.anonymous.send('GET', '/healthz')).toMatchObject({ status: 200 })
    expect(await server.anonymous.send('GET', '/readyz')).toMatchObject({
      status: 200,
      json: { status: 'ready' },
    })
    const metrics = await server.anonymous.send('GET', '/metrics')
    expect(metrics.bytes.toString('utf8')).toContain('sishi_http_request_seconds_bucket')
  })
})
