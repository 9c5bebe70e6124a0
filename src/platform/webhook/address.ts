/** Which addresses lie inside: a webhook must not make this program knock at its neighbours' doors. */
import { BlockList, isIP } from 'node:net'

const inside = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, bits, 'ipv6')

/** Loopback, private, link-local, carrier-grade, translated, multicast and reserved addresses. */
export function isInternalAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) throw new Error('not an address')
  return inside.check(address, family === 4 ? 'ipv4' : 'ipv6')
}
