/** What a file of a table is by its bytes: a table that can be read, or one that is locked or wrapped. */
import { isCompoundFile, openCompoundFile } from '../xls/compound-file.ts'
import { isWorkbookStream } from '../xls/records.ts'
import { archiveWrapping } from './archive.ts'
import { envelopeWrapping, isEnvelope } from './envelope.ts'
import { filePassOf, openOldWorkbook } from './old-workbook.ts'
import { Unopened, type Wrapping } from './unopened.ts'
import { openWorkbook } from './workbook.ts'

export type TableFormat = 'xlsx' | 'xls' | 'csv'

/** Bytes that `looksLike` asks for. */
export const HEAD_BYTES = 512

/** First entries of workbooks; another zip file is an archive. */
const WORKBOOK_ENTRY = /^(\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/|customXml\/)/

/** By its first bytes; `whole` where only the whole file tells. */
export function looksLike(head: Buffer): TableFormat | 'whole' {
  if (isCompoundFile(head) || isEnvelope(head)) return 'whole'
  if (isWorkbookStream(head)) return 'xls'
  if (!head.subarray(0, 2).equals(Buffer.from('PK'))) return 'csv'
  return WORKBOOK_ENTRY.test(head.toString('latin1', 30)) ? 'xlsx' : 'whole'
}

/** Undefined where it is nothing that could hold a table. */
export function lookInto(bytes: Buffer): TableFormat | Wrapping | undefined {
  if (isEnvelope(bytes)) return envelopeWrapping(bytes)
  if (!isCompoundFile(bytes)) return archiveWrapping(bytes)
  const streams = openCompoundFile(bytes)
  const [description, content] = [streams?.get('EncryptionInfo')?.(), streams?.get('EncryptedPackage')?.()]
  if (description !== undefined && content !== undefined)
    return locked((password) => openWorkbook(description, content, password))
  const stream = streams?.get('Workbook')?.()
  if (stream === undefined || !isWorkbookStream(stream)) return undefined
  const filePass = filePassOf(stream)
  return filePass === undefined
    ? 'xls'
    : locked(async function* (password) {
        yield openOldWorkbook(stream, filePass, password)
      })
}

/** Spreadsheets lock a file that is only protected from writing under a password that everybody knows. */
const EVERYBODYS_PASSWORD = 'VelvetSweatshop'

const locked = (open: (password: string) => AsyncGenerator<Uint8Array>): Wrapping => ({
  needs: 'password',
  open: async function* ({ password }) {
    try {
      yield* open(password === '' ? EVERYBODYS_PASSWORD : password)
    } catch (cause) {
      // Lengths that point outside the bytes.
      throw cause instanceof RangeError ? new Unopened('damaged', { cause }) : cause
    }
  },
})
