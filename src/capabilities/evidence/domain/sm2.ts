/** SM2 签名 (GB/T 32918.2): the verification in plain script, for a page without a server. Pure. */
import { hexOf, joinBytes, utf8 } from './byte-file.ts'
import type { Hashing } from './hash.ts'

/** Recommended curve of GB/T 32918.5. */
const P = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn
const A = P - 3n
const B = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n
const N = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
const G: Point = [
  0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
]
/** GM/T 0009: the identity used where none is agreed. */
const IDENTITY = utf8('1234567812345678')

type Point = readonly [x: bigint, y: bigint]

const mod = (value: bigint, by: bigint): bigint => ((value % by) + by) % by

function inverse(value: bigint): bigint {
  let [a, b, x, y] = [mod(value, P), P, 1n, 0n]
  while (b > 0n) {
    const quotient = a / b
    ;[a, b] = [b, a - quotient * b]
    ;[x, y] = [y, x - quotient * y]
  }
  return mod(x, P)
}

/** Undefined is the point at infinity. */
function add(first: Point | undefined, second: Point | undefined): Point | undefined {
  if (first === undefined) return second
  if (second === undefined) return first
  const [[x1, y1], [x2, y2]] = [first, second]
  if (x1 === x2 && mod(y1 + y2, P) === 0n) return undefined
  const slope =
    x1 === x2 ? mod((3n * x1 * x1 + A) * inverse(2n * y1), P) : mod((y2 - y1) * inverse(x2 - x1), P)
  const x = mod(slope * slope - x1 - x2, P)
  return [x, mod(slope * (x1 - x) - y1, P)]
}

function times(factor: bigint, point: Point): Point | undefined {
  let sum: Point | undefined
  let doubled: Point | undefined = point
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    if (rest & 1n) sum = add(sum, doubled)
    doubled = add(doubled, doubled)
  }
  return sum
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${hexOf(bytes)}`)

function bytesOf(value: bigint): Uint8Array {
  const hex = value.toString(16).padStart(64, '0')
  return Uint8Array.from({ length: 32 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  )
}

/** Whether r and s (32 bytes each) sign the message under the public point (64 bytes), with the standard identity. */
export function isSm2Signed(
  message: Uint8Array,
  point: Uint8Array,
  signature: Uint8Array,
  hashing: Hashing,
): boolean {
  const publicKey: Point = [numberOf(point.subarray(0, 32)), numberOf(point.subarray(32))]
  const [x, y] = publicKey
  if (x >= P || y >= P || mod(y * y - (x * x * x + A * x + B), P) !== 0n) return false
  const [r, s] = [numberOf(signature.subarray(0, 32)), numberOf(signature.subarray(32))]
  const t = mod(r + s, N)
  if (r < 1n || r >= N || s < 1n || s >= N || t === 0n) return false
  const parts = [A, B, ...G].map(bytesOf)
  const identityBits = Uint8Array.of(0, IDENTITY.length * 8)
  const z = hashing
    .sm3()
    .update(joinBytes([identityBits, IDENTITY, ...parts, point]))
    .digest()
  const e = numberOf(hashing.sm3().update(z).update(message).digest())
  const sum = add(times(s, G), times(t, publicKey))
  return sum !== undefined && mod(e + sum[0], N) === r
}
