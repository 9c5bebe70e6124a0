import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WARCParser } from 'warcio'
import { bytesFile, joinBytes, utf8 } from './domain/byte-file.ts'
import { scriptHashing } from './domain/hash.ts'
import { verifyFile } from './domain/verify.ts'
import { placeMembers, walkMembers } from './domain/zip.ts'
import { nodeHashing } from './service/disk-file.ts'
import { sealPack } from './service/seal.ts'
import { anArchive, aSealOrder } from './testing.ts'

const run = promisify(execFile)
let folder: string
let sealed: Uint8Array

async function sealedPack(sm2: boolean): Promise<Uint8Array> {
  const file = join(folder, `${sm2}.wacz`)
  const result = await sealPack(await aSealOrder({ sm2 }), file)
  expect(result).toMatchObject({ ok: true, value: { verdict: 'valid', faults: [] } })
  return new Uint8Array(await readFile(file))
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sishi-pack-'))
  sealed = await sealedPack(false)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const verify = (bytes: Uint8Array, hashing = nodeHashing) => verifyFile(bytesFile(bytes), { hashing })

test('a pack with both signatures is valid, with the hashes of Node as with those of the page', async () => {
  const both = await sealedPack(true)
  for (const hashing of [nodeHashing, scriptHashing]) {
    const report = await verify(both, hashing)
    expect(report).toMatchObject({ verdict: 'valid', kind: 'sishi-pack', records: 2, faults: [], doubts: [] })
    expect(report.timestamp).toMatchObject({ time: '2026-11-22T02:00:05.000Z', trial: true })
    expect(report.notes.map(({ code }) => code)).toEqual(['key.not_compared', 'timestamp.trial'])
  }
})

/** Every byte takes minutes: `SISHI_EXHAUSTIVE=1` flips them all, otherwise each run draws others. */
function offsets(): number[] {
  if (process.env.SISHI_EXHAUSTIVE) return Array.from(sealed, (_, at) => at)
  return fc.sample(fc.integer({ min: 0, max: sealed.length - 1 }), 120)
}

test('any changed byte of a pack is found, wherever it lies', { timeout: 1_800_000 }, async () => {
  const unseen: number[] = []
  for (const at of offsets()) {
    const changed = Uint8Array.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 0x01
    const report = await verify(changed)
    if (report.verdict !== 'invalid' || report.faults.length === 0) unseen.push(at)
  }
  expect(unseen).toEqual([])
})

test('whatever is cut off or put on is found', async () => {
  for (const changed of [sealed.subarray(0, -1), sealed.subarray(0, 5000), joinBytes([sealed, utf8(' ')])])
    expect((await verify(changed)).verdict).toBe('invalid')
})

test('a changed byte of a member is named with the member, and one of a header with its field', async () => {
  const members = placeMembers((await walkMembers(bytesFile(sealed))) ?? [])
  const archive = members.find(({ path }) => path === 'archive/data.warc')
  const at = (archive?.offset ?? 0) + (archive?.bytes ?? 0) - 6
  const inBody = Uint8Array.from(sealed)
  inBody[at] = 0x21
  expect((await verify(inBody)).faults).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'warc.block_digest', record: 2, url: 'http://shop.example/a' }),
      expect.objectContaining({ code: 'member.sm3', member: 'archive/data.warc' }),
    ]),
  )
  const inHeader = Uint8Array.from(sealed)
  inHeader[10] = 1
  expect((await verify(inHeader)).faults).toEqual([
    { code: 'zip.local', member: 'README.txt', field: 'time', expected: '0x0000', found: '0x0001' },
  ])
})

test('a pack is refused when its key is not among those published, and accepted when it is', async () => {
  const source = bytesFile(sealed)
  const strange = await verifyFile(source, { hashing: nodeHashing, keyIds: ['0'.repeat(32)] })
  expect(strange.faults.map(({ code }) => code)).toEqual(['key.not_pinned'])
  const keyIds = String(strange.faults[0]?.keyId).split(' ').slice(0, 1)
  expect(await verifyFile(source, { hashing: nodeHashing, keyIds })).toMatchObject({ verdict: 'valid' })
})

test('what is neither WARC nor WACZ gets no verdict', async () => {
  for (const text of ['', 'x', 'WARC/1.1 no', '{"a":1}'])
    expect(await verify(utf8(text))).toMatchObject({ verdict: 'cannot_say', kind: 'unknown' })
})

test('a bare archive is as good as its digests: one wrong, and it is named', async () => {
  const archive = await anArchive()
  expect(await verify(archive)).toMatchObject({ verdict: 'valid', kind: 'warc', records: 2 })
  const changed = Uint8Array.from(archive)
  changed[archive.length - 6] = 0x21
  const report = await verify(changed)
  expect(report.faults.map(({ code }) => code)).toEqual(['warc.block_digest', 'warc.payload_digest'])
  const text = new TextDecoder('latin1').decode(archive)
  const bare = text.replaceAll(/WARC-(Block|Payload)-Digest: [^\r]+\r\n/g, '')
  const unproven = await verify(Uint8Array.from(bare, (char) => char.charCodeAt(0)))
  expect(unproven).toMatchObject({ verdict: 'cannot_say', faults: [], records: 2 })
})

test('sha256sum and openssl alone verify a pack, as its own note tells', async () => {
  const at = join(folder, 'unpacked')
  for (const member of placeMembers((await walkMembers(bytesFile(sealed))) ?? [])) {
    await mkdir(dirname(join(at, member.path)), { recursive: true })
    await writeFile(join(at, member.path), sealed.subarray(member.offset, member.offset + member.bytes))
  }
  const note = await readFile(join(at, 'README.txt'), 'utf8')
  const commands = note.split('\n').filter((line) => /^ {2}(sha256sum|openssl)/.test(line))
  expect(commands).toHaveLength(4)
  for (const command of commands) await run('/bin/sh', ['-c', command], { cwd: at })
})

test('an independent reader finds every record of the archive, with digests that hold', async () => {
  const parser = new WARCParser([await anArchive()])
  const found: string[] = []
  for await (const record of parser) {
    await record.readFully(false)
    found.push(`${record.warcType} ${record.warcTargetURI ?? ''}`)
  }
  expect(found).toEqual(['warcinfo ', 'response http://shop.example/a'])
})
