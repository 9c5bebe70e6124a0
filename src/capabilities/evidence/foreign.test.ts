/** Files of other tools: what their digests prove, and what they do not. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { bytesFile } from './domain/byte-file.ts'
import { verifyFile } from './domain/verify.ts'
import { nodeDigests, nodeHashing, withGunzip } from './service/disk-file.ts'

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'
const BODY = '<h1>甲</h1>'
const digest = (name: string, text: string, base: 'hex' | 'base64' = 'hex') =>
  `${name}:${createHash(name).update(text).digest(base)}`

function record(fields: readonly string[], block = HEAD + BODY, type = 'response'): Buffer {
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000003>',
    'WARC-Target-URI: http://shop.example/',
    'Content-Type: application/http; msgtype=response',
    ...fields,
    `Content-Length: ${Buffer.byteLength(block)}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${block}\r\n\r\n`)
}
const sound = record([`WARC-Block-Digest: ${digest('sha1', HEAD + BODY)}`])

const verify = (bytes: Uint8Array, more: object = {}) =>
  withGunzip((gunzip) =>
    verifyFile(bytesFile(bytes), { hashing: nodeHashing, hashOf: nodeDigests, gunzip, ...more }),
  )
const codesOf = async (bytes: Uint8Array, more: object = {}) => {
  const { verdict, faults, doubts } = await verify(bytes, more)
  return [verdict, ...[...faults, ...doubts].map(({ code }) => code)]
}

test.each(['md5', 'sha1', 'sha256', 'sha384', 'sha512'])(
  'digests of %s hold in base 16 and 64, or are named',
  async (name) => {
    for (const base of ['hex', 'base64'] as const) {
      const field = (text: string) => [`WARC-Block-Digest: ${digest(name, text, base)}`]
      expect(await codesOf(record(field(HEAD + BODY)))).toEqual(['valid'])
      expect(await codesOf(record(field(BODY)))).toEqual(['invalid', 'warc.block_digest'])
    }
  },
)

test('each of several digests counts, folded lines are one, and bare line feeds end a head', async () => {
  const block = (HEAD + BODY).replaceAll('\r', '')
  const fields = [
    `WARC-Block-Digest:\r\n ${digest('sha1', block)}`,
    `WARC-Payload-Digest: ${digest('sha256', BODY)}`,
  ]
  expect(await codesOf(record(fields, block))).toEqual(['valid'])
  const second = `WARC-Block-Digest: ${digest('sha256', 'another')}`
  expect(await codesOf(record([...fields, second], block))).toEqual(['invalid', 'warc.block_digest'])
})

test('damage of a packed archive is a fault, and the records before it are read', async () => {
  const packed = Buffer.concat([gzipSync(sound), gzipSync(sound)])
  expect(await codesOf(packed)).toEqual(['valid'])
  const changed = Buffer.from(packed)
  changed[packed.length - 6] = (changed[packed.length - 6] ?? 0) ^ 1
  for (const damaged of [changed, packed.subarray(0, -20), Buffer.concat([packed, Buffer.from('junk')])]) {
    const report = await verify(damaged)
    expect(report).toMatchObject({ verdict: 'invalid', kind: 'warc' })
    expect(report.faults[0]).toMatchObject({ code: 'file.damaged' })
    expect(report.records).toBeGreaterThan(0)
  }
  expect(await codesOf(gzipSync('text'))).toEqual(['cannot_say', 'file.unknown'])
})

test('who gives a key is not told that a file without one is valid', async () => {
  expect(await codesOf(sound, { keyIds: ['00'] })).toEqual(['cannot_say', 'key.not_checked'])
})

async function wacz(
  options: { readonly signWith?: string; readonly path?: string; readonly digest?: string } = {},
): Promise<Buffer> {
  const path = options.path ?? 'archive/data.warc.gz'
  const archive = new JSZip()
  // A record without a digest of its own: the list of the WACZ proves it.
  const warc = gzipSync(record([]))
  const hash = digest('sha256', '').replace(/:.*/, `:${createHash('sha256').update(warc).digest('hex')}`)
  const resources = [{ name: 'data.warc.gz', path, hash, bytes: warc.length }]
  const manifest = JSON.stringify({ profile: 'data-package', wacz_version: '1.1.1', resources })
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const signed = digest('sha256', options.signWith ?? manifest)
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  archive.file(path, warc)
  archive.file('datapackage.json', manifest)
  archive.file(
    'datapackage-digest.json',
    options.digest ??
      JSON.stringify({
        path: 'datapackage.json',
        hash: digest('sha256', manifest),
        signedData: {
          hash: digest('sha256', manifest),
          signature: signature.toString('base64'),
          publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
        },
      }),
  )
  return await archive.generateAsync({ type: 'nodebuffer' })
}

test('a WACZ is proven by its list and its own signature, and a wrong one is named', async () => {
  expect(await codesOf(await wacz())).toEqual(['valid'])
  expect(await codesOf(await wacz({ signWith: 'another' }))).toEqual(['invalid', 'signature.wrong'])
})

test('a list of no archive proves nothing, and a digest file that is none is named', async () => {
  expect(await codesOf(await wacz({ path: 'pages/other.bin' }))).toEqual(['cannot_say', 'archive.none'])
  expect(await codesOf(await wacz({ digest: 'no JSON' }))).toContain('manifest.unreadable')
})

test('sizes of 64 bits are read, what is locked is told, and a name that stands twice is a fault', async () => {
  const small = await wacz()
  expect(await codesOf(large(small))).toEqual(['valid'])
  const locked = Buffer.from(small)
  const last = locked.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  locked[last + 8] = (locked[last + 8] ?? 0) | 1
  expect(await codesOf(locked)).toContain('member.closed')
  const other = new JSZip().file('a.txt', '1').file('b.txt', '2')
  const twice = (await other.generateAsync({ type: 'nodebuffer' }))
    .toString('latin1')
    .replaceAll('b.txt', 'a.txt')
  expect(await codesOf(Buffer.from(twice, 'latin1'))).toContain('zip.twice')
})

/** The same archive with a directory that counts in 64 bits. */
function large(small: Buffer): Buffer {
  const end = small.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const [count, size, offset] = [
    small.readUInt16LE(end + 10),
    small.readUInt32LE(end + 12),
    small.readUInt32LE(end + 16),
  ]
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(BigInt(count), 32)
  record.writeBigUInt64LE(BigInt(size), 40)
  record.writeBigUInt64LE(BigInt(offset), 48)
  const place = Buffer.alloc(20)
  place.writeUInt32LE(0x07064b50, 0)
  place.writeBigUInt64LE(BigInt(end), 8)
  const tail = Buffer.from(small.subarray(end))
  tail.fill(0xff, 8, 20)
  return Buffer.concat([small.subarray(0, end), record, place, tail])
}
