/** 归档: writes the exchanges of a capture into one WARC file. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Exchange } from '../../../platform/net/exchange.ts'
import { bytesFile, piecesOf, utf8 } from '../domain/byte-file.ts'
import { recordsOf, type Stored } from '../domain/exchange-records.ts'
import { type RecordPlan, recordPieces } from '../domain/warc.ts'
import { nodeHashing, openDiskFile } from './disk-file.ts'

const newId = () => `urn:uuid:${randomUUID()}`

/** Writes `data.warc` into the folder, in the order in which the requests began; answers with its path. */
export async function writeArchive(
  folder: string,
  exchanges: readonly Exchange[],
  software: string,
  now: Date,
): Promise<string> {
  const path = join(folder, 'data.warc')
  await using archive = await open(path, 'w')
  const append = async (plan: RecordPlan) => {
    for await (const piece of recordPieces(plan, nodeHashing))
      for await (const bytes of piecesOf(piece)) await archive.appendFile(bytes)
  }
  await append({
    type: 'warcinfo',
    id: newId(),
    date: now.toISOString(),
    fields: [['WARC-Filename', 'data.warc']],
    contentType: 'application/warc-fields',
    block: bytesFile(utf8(`software: ${software}\r\nformat: WARC File Format 1.1\r\nrobots: recorded\r\n`)),
  })
  const stored: Stored = new Map()
  const ordered = exchanges.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
  for (const exchange of ordered) {
    const spooled = join(folder, 'response')
    await pipeline(exchange.response.open(), createWriteStream(spooled))
    await using response = await openDiskFile(spooled)
    const recorded = { ...exchange, response, facts: factsOf(exchange) }
    for (const plan of await recordsOf(recorded, stored, newId, nodeHashing)) await append(plan)
  }
  return path
}

/** What the connection told beside the bytes. */
export function factsOf(exchange: Exchange) {
  const { method, startedAt, endedAt, address, port, dns, tls, status, truncated, fault } = exchange
  const { interim, givenUp } = exchange
  return {
    method,
    startedAt,
    endedAt,
    address,
    port,
    dns,
    ...(tls && {
      tls: {
        protocol: tls.protocol,
        cipher: tls.cipher,
        fault: tls.fault ?? null,
        chain: tls.chain.map((der) => ({
          sha256: createHash('sha256').update(der).digest('hex'),
          der: Buffer.from(der).toString('base64'),
        })),
      },
    }),
    ...(status !== undefined && { status }),
    // 1xx heads stand before the response and are no part of its record.
    ...(interim && { interim: Buffer.from(interim).toString('latin1') }),
    ...(truncated && { truncated }),
    ...(givenUp && { givenUp }),
    ...(fault && { fault }),
  }
}
