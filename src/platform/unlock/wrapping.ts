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

/** First bytes of pictures, documents and archives that somebody named csv. */
const NO_TABLES = [
  '89504e47',
  'ffd8ff',
  '47494638',
  '52494646',
  '25504446',
  '49492a00',
  '4d4d002a',
  '7b5c727466',
  '377abcaf',
  '52617221',
  '1f8b',
  '7f454c46',
].map((start) => Buffer.from(start, 'hex'))
const WEB_PAGE = /^(?:\ufeff)?\s*<(?:\?xml|!doctype|!--|html|head|meta|style|body|table)/i
/** So many control characters are in no text; UTF-16 has any byte in its halves, and its zeros beside. */
const CONTROLS_MAX = 0.02

/** Why bytes that look like nothing else are no csv either. */
export function noCsv(head: Buffer): 'binary' | 'web_page' | undefined {
  if (WEB_PAGE.test(head.toString())) return 'web_page'
  if (NO_TABLES.some((start) => head.subarray(0, start.length).equals(start))) return 'binary'
  const [first, second] = head
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const [zeros, controls] = [head.filter((byte) => byte === 0), head.filter(isControl)]
  if (isMarked || zeros.length > CONTROLS_MAX * head.length) return undefined
  return controls.length > CONTROLS_MAX * head.length ? 'binary' : undefined
}

const TAB = 9
const RETURN = 13
const BLANK = 32
const isControl = (byte: number): boolean => byte > 0 && byte < BLANK && (byte < TAB || byte > RETURN)

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
