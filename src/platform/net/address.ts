/** Which addresses lie inside: a request that others can steer must not knock at this program's neighbours' doors. */
import { BlockList, isIP } from 'node:net'

// IANA special-purpose registries, and what cloud hosts serve their secrets on.
const inside = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, bits, 'ipv4')

// IPv6: only global unicast is outside, without the ranges in it that are tunnels, tests or documentation.
const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')
const special = new BlockList()
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(network, bits, 'ipv6')

const MAPPED = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([\da-f]+):([\da-f]+))$/

/**
 * Loopback, private, link-local, carrier-grade, translated, tunnelled, multicast, documentation and reserved
 * addresses, and those of cloud metadata. An IPv4-mapped address is what it maps.
 */
export function isInternalAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '')
  const family = isIP(plain)
  if (family === 0) throw new Error('not an address')
  if (family === 4) return inside.check(plain, 'ipv4')
  const mapped = mappedAddress(plain)
  if (mapped !== undefined) return inside.check(mapped, 'ipv4')
  return !global.check(plain, 'ipv6') || special.check(plain, 'ipv6')
}

function mappedAddress(address: string): string | undefined {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [, dotted, high, low] = MAPPED.exec(canonical) ?? []
  if (dotted !== undefined) return dotted
  if (high === undefined || low === undefined) return undefined
  const bits = (Number.parseInt(high, 16) * 0x10000 + Number.parseInt(low, 16)) >>> 0
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.')
}
