/** 时间戳机构: OpenSSL stands in for an authority of somebody else's. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesFile } from './domain/byte-file.ts'
import { verifyFile } from './domain/verify.ts'
import type { Trust } from './domain/verify-pack.ts'
import { nodeHashing } from './service/disk-file.ts'
import { openHttpAuthority } from './service/http-authority.ts'
import { type SealOrder, sealPack } from './service/seal.ts'
import { aSealOrder } from './testing.ts'

const run = promisify(execFile)
const POLICY = '1.2.3.4.1'
const CONFIG = `[req]
distinguished_name = dn
prompt = no
[dn]
CN = Independent Time Root
[root]
basicConstraints = critical,CA:TRUE
[tsa_cert]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = own
[own]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = ${POLICY}
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`
let folder: string
let server: Server
let url: string

const openssl = (...words: string[]) => run('openssl', words, { cwd: folder })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sishi-tsa-'))
  await writeFile(join(folder, 'tsa.cnf'), CONFIG)
  await writeFile(join(folder, 'serial'), '01\n')
  const key = ['-newkey', 'rsa:2048', '-nodes', '-config', 'tsa.cnf']
  await openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-days',
    '9',
    '-extensions',
    'root',
  )
  await openssl(
    'req',
    ...key,
    '-keyout',
    'tsa.key',
    '-out',
    'tsa.csr',
    '-subj',
    '/CN=Independent Time Stamper',
  )
  const issue = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', '9']
  await openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    ...issue,
    '-extfile',
    'tsa.cnf',
    '-extensions',
    'tsa_cert',
    '-out',
    'tsa.pem',
  )
  server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    await writeFile(join(folder, 'query.tsq'), Buffer.concat(pieces))
    await openssl('ts', '-reply', '-queryfile', 'query.tsq', '-config', 'tsa.cnf', '-out', 'reply.tsr')
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' })
    response.end(await readFile(join(folder, 'reply.tsr')))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
})

async function authority(policy = POLICY, at = url) {
  const chain = await readFile(join(folder, 'root.pem'), 'utf8')
  const opened = openHttpAuthority({ url: at, policy, chain })
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

const order = async (policy?: string, at?: string) => ({
  ...(await aSealOrder()),
  authority: await authority(policy, at),
})

test('a pack is stamped by a configured authority and valid under its root, and under no other', async () => {
  const file = join(folder, 'stamped.wacz')
  expect(await sealPack(await order(), file)).toMatchObject({ ok: true, value: { verdict: 'valid' } })
  const source = bytesFile(new Uint8Array(await readFile(file)))
  const { plan } = await authority()
  const pinned = await verifyFile(source, { hashing: nodeHashing, stampRoots: [plan.root] })
  expect(pinned).toMatchObject({ verdict: 'valid', timestamp: { trial: false } })
  const strange = await verifyFile(source, { hashing: nodeHashing, stampRoots: ['0'.repeat(64)] })
  expect(strange.faults.map(({ code }) => code)).toEqual(['timestamp.root_not_pinned'])
})

test('a pack sealed anew by a stranger is told by the bureau’s key and by the authority’s root', async () => {
  const { plan } = await authority()
  const bureau = await aSealOrder()
  const keyIds = bureau.keys.map(({ id }) => id)
  const verdictOf = async (resealed: SealOrder, trust: Pick<Trust, 'keyIds' | 'stampRoots'>) => {
    const file = join(folder, 'resealed.wacz')
    await sealPack(resealed, file)
    const source = bytesFile(new Uint8Array(await readFile(file)))
    const { verdict, faults, doubts, notes } = await verifyFile(source, { hashing: nodeHashing, ...trust })
    return [verdict, ...[...faults, ...doubts, ...notes].map(({ code }) => code)]
  }
  const withTrial = await aSealOrder()
  expect(await verdictOf(withTrial, {})).toEqual(['valid', 'key.not_compared', 'timestamp.trial'])
  expect(await verdictOf(withTrial, { keyIds })).toContain('key.not_pinned')
  expect(await verdictOf(withTrial, { stampRoots: [plan.root] })).toContain('timestamp.root_not_pinned')
  const withSame = { ...withTrial, authority: await authority() }
  expect(await verdictOf(withSame, {})).toEqual(['cannot_say', 'timestamp.root_unknown', 'key.not_compared'])
  expect(await verdictOf(withSame, { stampRoots: [plan.root] })).toEqual(['valid', 'key.not_compared'])
  expect(await verdictOf(withSame, { keyIds, stampRoots: [plan.root] })).toEqual([
    'invalid',
    'key.not_pinned',
  ])
  const honest = { ...bureau, authority: await authority() }
  expect(await verdictOf(honest, { keyIds, stampRoots: [plan.root] })).toEqual(['valid'])
})

test('a stamp of another policy than was agreed is no seal', async () => {
  const sealed = await sealPack(await order('1.2.3.4.9'), join(folder, 'other.wacz'))
  expect(sealed.ok).toBe(false)
})

test('an authority that does not answer is named, and no file is left', async () => {
  const sealed = await sealPack(await order(POLICY, 'http://127.0.0.1:9/'), join(folder, 'none.wacz'))
  expect(sealed).toMatchObject({ ok: false, error: { code: 'evidence.stamp_failed' } })
  await expect(readFile(join(folder, 'none.wacz'))).rejects.toThrow('ENOENT')
})
