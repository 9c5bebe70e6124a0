/** CDXJ: the index that a replay viewer looks into to find a response within the archive. Pure. */
import type { ByteFile } from './byte-file.ts'
import { digitsOf, surtOf } from './surt.ts'
import { headerOf, httpHeadOf, type ReadRecord, readRecords } from './warc.ts'

/** The index of an archive, as its records have it; undefined when the archive cannot be read to its end. */
export async function indexOf(archive: ByteFile, filename: string): Promise<string | undefined> {
  const lines: string[] = []
  for await (const record of readRecords(archive)) {
    if ('brokenAt' in record) return undefined
    const line = await lineOf(record, filename)
    if (line !== undefined) lines.push(line)
  }
  return lines
    .sort()
    .map((line) => `${line}\n`)
    .join('')
}

async function lineOf(record: ReadRecord, filename: string): Promise<string | undefined> {
  const { fields, block, offset, bytes } = record
  const type = fields.get('warc-type')
  const url = fields.get('warc-target-uri')
  if (url === undefined || (type !== 'response' && type !== 'revisit')) return undefined
  const head = await httpHeadOf(block)
  const mime =
    type === 'revisit'
      ? 'warc/revisit'
      : headerOf(head?.lines ?? [], 'content-type')
          ?.split(';')[0]
          ?.trim()
  const entry = {
    url,
    mime: mime ?? 'unk',
    status: Number(head?.lines[0]?.split(' ')[1] ?? 0),
    digest: fields.get('warc-payload-digest') ?? '',
    length: bytes,
    offset,
    filename,
  }
  return `${surtOf(url)} ${digitsOf(fields.get('warc-date') ?? '')} ${JSON.stringify(entry)}`
}
