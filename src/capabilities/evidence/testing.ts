/** Builders for the tests of this capability. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureLedgerKey, readSigningKeys } from '../../platform/audit/keys.ts'
import { type ByteFile, bytesFile, joinBytes, piecesOf, utf8 } from './domain/byte-file.ts'
import { indexOf } from './domain/cdxj.ts'
import { ARCHIVE, INDEX } from './domain/pack.ts'
import { type RecordPlan, recordPieces } from './domain/warc.ts'
import { nodeHashing } from './service/disk-file.ts'
import type { SealOrder } from './service/seal.ts'
import { openTrialAuthority } from './service/trial-authority.ts'

/** The bytes of an archive with one page. */
export async function anArchive(body = '<title>甲</title>'): Promise<Uint8Array> {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${utf8(body).length}\r\n\r\n`
  const date = '2026-11-22T02:00:00.000Z'
  const plans: RecordPlan[] = [
    {
      type: 'warcinfo',
      id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
      date,
      fields: [['WARC-Filename', 'data.warc']],
      contentType: 'application/warc-fields',
      block: bytesFile(utf8('software: Sishi\r\nformat: WARC File Format 1.1\r\n')),
    },
    {
      type: 'response',
      id: 'urn:uuid:00000000-0000-4000-8000-000000000002',
      date,
      fields: [['WARC-Target-URI', 'http://shop.example/a']],
      contentType: 'application/http; msgtype=response',
      block: bytesFile(utf8(head + body)),
      payloadAt: head.length,
    },
  ]
  const pieces: Uint8Array[] = []
  for (const plan of plans)
    for await (const piece of recordPieces(plan, nodeHashing)) pieces.push(await bytesIn(piece))
  return joinBytes(pieces)
}

async function bytesIn(file: ByteFile): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of piecesOf(file)) pieces.push(piece)
  return joinBytes(pieces)
}

/** Everything that a small pack needs, with keys of its own folder. */
export async function aSealOrder(options: { readonly sm2?: boolean } = {}): Promise<SealOrder> {
  const folder = await mkdtemp(join(tmpdir(), 'sishi-seal-'))
  await ensureLedgerKey(folder)
  if (options.sm2) await ensureLedgerKey(folder, 'sm2-sm3')
  const now = () => new Date('2026-11-22T02:00:05.500Z')
  const archive = bytesFile(await anArchive())
  const index = (await indexOf(archive, 'data.warc')) ?? ''
  return {
    parts: [
      { path: ARCHIVE, content: archive },
      { path: INDEX, content: bytesFile(utf8(index)) },
      { path: 'pages/pages.jsonl', content: bytesFile(utf8('{"format":"json-pages-1.0","id":"pages"}\n')) },
    ],
    title: '甲',
    url: 'http://shop.example/a',
    capturedAt: '2026-11-22T02:00:00.000Z',
    created: '2026-11-22T02:00:05.500Z',
    software: 'Sishi 0',
    missing: [],
    keys: await readSigningKeys(folder),
    authority: await openTrialAuthority(folder, now),
  }
}
