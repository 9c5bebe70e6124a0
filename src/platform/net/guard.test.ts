import { describe, expect, test } from 'vitest'
import { connect } from './connection.ts'
import { createGuard, parseListedHost } from './guard.ts'
import type { Resolve } from './resolve.ts'

const answering =
  (...addresses: string[]): Resolve =>
  async (host) => ({
    host,
    source: 'dns',
    addresses: addresses.map((address) => ({ address })),
    servers: [],
    resolvedAt: new Date(),
  })
const outcomeOf = async (url: string, resolve: Resolve = answering('8.8.8.8'), listed: string[] = []) => {
  const admitted = await createGuard({ resolve, listed }).admit(url)
  return admitted.ok ? 'admitted' : admitted.error.outcome
}

describe('an internal address is not reached, however it is written', () => {
  test.each([
    ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0x7f.1', '０.0.0.0', '127。0。0。1'],
    ...['0.0.0.0', '0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1'],
    ...['100.100.100.200', '169.254.169.254', '168.63.129.16', '192.0.0.192', '198.18.0.1', '224.0.0.1'],
    ...['255.255.255.255', '240.0.0.1', '192.0.2.1', '203.0.113.7', '192.88.99.1'],
    ...['[::]', '[::1]', '[::127.0.0.1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::ffff:0:127.0.0.1]'],
    ...['[64:ff9b::7f00:1]', '[64:ff9b:1::1]', '[2002:7f00:1::]', '[2001:0:1::1]', '[fe80::1]', '[fec0::1]'],
    ...['[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '[100::1]', '[2001:db8::1]', '[5f00::1]', '[3fff::1]'],
  ])('%s', async (host) => {
    expect(await outcomeOf(`http://${host}/`)).toBe('internal_address')
  })

  test.each(['localhost', 'a.localhost', 'LOCALHOST.'])('%s', async (host) => {
    const admitted = await createGuard().admit(`http://${host}:9/`)
    expect(admitted).toMatchObject({ ok: false, error: { outcome: 'internal_address' } })
  })

  test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '[2606:4700::1111]', '[::ffff:8.8.8.8]'])(
    '%s lies outside',
    async (host) => {
      expect(await outcomeOf(`http://${host}/`)).toBe('admitted')
    },
  )
})

test('one internal address among the answers bars the name', async () => {
  expect(await outcomeOf('http://shop.test/', answering('8.8.8.8', '10.0.0.1'))).toBe('internal_address')
  expect(await outcomeOf('http://shop.test/', answering('8.8.8.8', '::ffff:10.0.0.1'))).toBe(
    'internal_address',
  )
  expect(await outcomeOf('http://shop.test/', answering('fe80::1%eth0'))).toBe('internal_address')
})

test('what is no web address, and a name without one, is told apart', async () => {
  for (const url of [
    'nonsense',
    'file:///etc/passwd',
    'ftp://x.test/',
    'http://a:b@x.test/',
    'http://x.test:0/',
  ])
    expect(await outcomeOf(url)).toBe('bad_address')
  expect(await outcomeOf('http://x.test/', answering())).toBe('dns_not_found')
  expect(await outcomeOf('http://x.test/', answering('not-an-address'))).toBe('dns_failed')
  const silent: Resolve = () => Promise.reject(new Error('no answer'))
  expect(await outcomeOf('http://x.test/', silent)).toBe('dns_failed')
})

test('a listed host is reached at its port alone, by the name that is listed', async () => {
  const listed = ['127.0.0.1:8089', 'market.test:80']
  const inside = answering('127.0.0.1')
  expect(await outcomeOf('http://127.0.0.1:8089/', inside, listed)).toBe('admitted')
  expect(await outcomeOf('http://2130706433:8089/', inside, listed)).toBe('admitted')
  expect(await outcomeOf('http://market.test/', inside, listed)).toBe('admitted')
  expect(await outcomeOf('http://127.0.0.1:8090/', inside, listed)).toBe('internal_address')
  expect(await outcomeOf('https://market.test/', inside, listed)).toBe('internal_address')
  expect(await outcomeOf('http://other.test:8089/', inside, listed)).toBe('internal_address')
})

test.each([
  ['127.0.0.1:80', '127.0.0.1:80'],
  ['Market.Test:443', 'market.test:443'],
  ['[::1]:8080', '[::1]:8080'],
  ['127.0.0.1', undefined],
  ['host:0', undefined],
  ['host:70000', undefined],
  ['a@b:80', undefined],
  ['http://a:80', undefined],
])('%s as an administrator writes it', (text, listed) => {
  expect(parseListedHost(text)).toBe(listed)
})

test('the connection takes the address that was checked, and asks nobody again', async () => {
  let asked = 0
  const rebinding: Resolve = async (host) => {
    asked += 1
    return answering(asked === 1 ? '203.0.114.1' : '127.0.0.1')(host)
  }
  const admitted = await createGuard({ resolve: rebinding }).admit('http://rebinding.test:9/')
  if (!admitted.ok) throw new Error('not admitted')
  const opened = await connect({ ...admitted.value, addresses: ['127.0.0.1'] }, 1000)
  expect(opened).toMatchObject({ ok: false, error: { outcome: 'connection_refused' } })
  expect(admitted.value.addresses).toEqual(['203.0.114.1'])
  expect(asked).toBe(1)
})
