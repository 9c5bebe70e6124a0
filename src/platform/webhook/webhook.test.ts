import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stoppedClock } from '../../kernel/clock.ts'
import type { JobCall } from '../jobs/job.ts'
import { isInternalAddress } from '../net/address.ts'
import { sendWebhook, webhookJob } from './webhook.ts'

const received: { headers: IncomingHttpHeaders; body: string }[] = []
let status = 200
let silent = false
const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  received.push({ headers: request.headers, body })
  if (silent) return
  response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end()
})
let port = 0
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const at = new Date('2026-03-02T01:00:00Z')
const send = (host = '127.0.0.1', internalAllowed = true, timeoutMs?: number) =>
  sendWebhook(
    { url: `http://${host}:${port}/hook`, secret: 'between us' },
    { id: 'm1', body: { event: 'test.happened' }, at },
    { internalAllowed, ...(timeoutMs === undefined ? {} : { timeoutMs }) },
  )

test('the target can tell who speaks, and when', async () => {
  status = 204
  expect(await send()).toEqual({ ok: true, value: { status: 204 } })
  const last = received.at(-1)
  const [, seconds, signature] = /^t=(\d+),v1=(\w+)$/.exec(String(last?.headers['sishi-signature'])) ?? []
  expect(Number(seconds) * 1000).toBe(at.getTime())
  expect(signature).toBe(createHmac('sha256', 'between us').update(`${seconds}.${last?.body}`).digest('hex'))
  expect(last?.headers['sishi-id']).toBe('m1')
})

test.each([302, 400, 404, 410])('an answer of %i is for good', async (answer) => {
  status = answer
  expect(await send()).toMatchObject({ error: { code: 'webhook.rejected', details: { status: answer } } })
})

test.each([408, 429, 500, 503])('an answer of %i is tried again', async (answer) => {
  status = answer
  await expect(send()).rejects.toThrow(String(answer))
})

test('a target that says nothing is given up after the time-out', async () => {
  silent = true
  await expect(send('127.0.0.1', true, 50)).rejects.toThrow(/timeout|abort/i)
  silent = false
})

describe('an address inside', () => {
  test.each([
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '10.1.2.3',
    '169.254.169.254',
    '2130706433',
  ])('%s is not knocked at', async (host) => {
    const before = received.length
    expect(await send(host, false)).toMatchObject({ error: { code: 'webhook.internal_address' } })
    expect(received).toHaveLength(before)
  })

  test.each(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8', '172.32.0.1'])('%s lies outside', (address) => {
    expect(isInternalAddress(address)).toBe(false)
  })
})

test('what is no web address is refused', async () => {
  const message = { id: 'm', body: null, at }
  for (const url of ['file:///etc/passwd', 'nonsense', 'ftp://example.invalid'])
    expect(await sendWebhook({ url, secret: '' }, message, { internalAllowed: true })).toMatchObject({
      error: { code: 'webhook.bad_address' },
    })
})

test('the job reads its target when it runs', async () => {
  status = 200
  const job = webhookJob(
    async (_world, target) =>
      target === 'known' ? { url: `http://127.0.0.1:${port}/`, secret: 's' } : undefined,
    { internalAllowed: true },
  )
  const call = (target: string) =>
    ({
      world: { clock: stoppedClock('2026-03-02T01:00:00Z') },
      id: 'j',
      payload: { target, body: 1 },
    }) as unknown as JobCall
  expect((await job(call('known'))).ok).toBe(true)
  expect(await job(call('gone'))).toMatchObject({ error: { code: 'webhook.no_target' } })
})
