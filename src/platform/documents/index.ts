/** 文档读取: the bytes of a file to its lines and tables with positions. The only door of this folder. */
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { decodeText } from './charset.ts'
import { docxPieces } from './docx.ts'
import { htmlPieces } from './html.ts'
import { pdfPieces } from './pdf.ts'
import { type DocumentFormat, type Piece, type PositionedDocument, positionPieces } from './positioned.ts'
import { textPieces } from './text.ts'
import { openZip } from './zip.ts'

export { decodeText } from './charset.ts'
export type {
  Block,
  DocumentFormat,
  DocumentLine,
  Position,
  PositionedDocument,
  Table,
  TableCell,
  TableRow,
  TextLine,
} from './positioned.ts'

/** A published plan with its annexes is below a megabyte as text, a few as a pdf. */
export const DOCUMENT_BYTES_MAX = 50 * 1024 * 1024

/** Reads a file of the formats txt, md, html, docx and pdf; anything else is refused by what it is. */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<Result<PositionedDocument>> {
  try {
    return await readByFormat(bytes, fileName)
  } catch (error) {
    // Parts nested thousands deep exhaust the stack: no office writes such a file.
    if (error instanceof RangeError) return refuse('invalid', 'documents.damaged', { fileName })
    throw error
  }
}

async function readByFormat(bytes: Uint8Array, fileName: string): Promise<Result<PositionedDocument>> {
  const about = { fileName, bytes: bytes.length }
  if (bytes.length === 0) return refuse('invalid', 'documents.empty', about)
  if (bytes.length > DOCUMENT_BYTES_MAX) {
    return refuse('invalid', 'documents.too_large', { ...about, bytesMax: DOCUMENT_BYTES_MAX })
  }
  const starts = (...magic: number[]) => magic.every((byte, i) => bytes[i] === byte)
  if (starts(0x50, 0x4b)) return readZip(bytes, fileName)
  const pdfAt = Buffer.from(bytes.subarray(0, 1024)).indexOf('%PDF-')
  if (pdfAt >= 0) return readPdf(bytes.subarray(pdfAt), fileName)
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return readOldOffice(bytes, fileName)
  if (starts(0x7b, 0x5c, 0x72, 0x74, 0x66))
    return refuse('invalid', 'documents.unsupported_format', { ...about, format: 'rtf' })
  const image = imageFormat(bytes)
  if (image) return refuse('invalid', 'documents.image', { ...about, format: image })
  return readText(bytes, fileName)
}

function imageFormat(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\x89PNG')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('GIF8')) return 'gif'
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp'
  return head.startsWith('BM') && bytes.length > 54 && bytes[6] === 0 ? 'bmp' : undefined
}

function readZip(bytes: Uint8Array, fileName: string): Result<PositionedDocument> {
  const zip = openZip(bytes)
  if (!zip) return refuse('invalid', 'documents.damaged', { fileName, format: 'zip' })
  if (!zip.names.includes('word/document.xml')) {
    const format = zip.names.some((name) => name.startsWith('xl/'))
      ? 'xlsx'
      : zip.names.some((name) => name.startsWith('ppt/'))
        ? 'pptx'
        : zip.names.includes('OFD.xml')
          ? 'ofd'
          : 'zip'
    return refuse('invalid', 'documents.unsupported_format', { fileName, format })
  }
  const pieces = docxPieces(zip.read)
  if (!pieces) return refuse('invalid', 'documents.damaged', { fileName, format: 'docx' })
  return finish(pieces, { fileName, format: 'docx' })
}

/** An old .doc, or an office file behind a password, which is wrapped in the same container. */
function readOldOffice(bytes: Uint8Array, fileName: string): Result<PositionedDocument> {
  const wide = Buffer.from('EncryptedPackage', 'utf16le')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wide)
    ? refuse('invalid', 'documents.encrypted', { fileName, format: 'docx' })
    : refuse('invalid', 'documents.unsupported_format', { fileName, format: 'doc' })
}

async function readPdf(bytes: Uint8Array, fileName: string): Promise<Result<PositionedDocument>> {
  const outcome = await pdfPieces(bytes)
  if (outcome.kind === 'text') {
    return finish(outcome.pieces, { fileName, format: 'pdf', pages: outcome.pages })
  }
  return refuse('invalid', `documents.${outcome.kind}`, {
    fileName,
    format: 'pdf',
    ...('pages' in outcome ? { pages: outcome.pages } : {}),
  })
}

function readText(bytes: Uint8Array, fileName: string): Result<PositionedDocument> {
  const decoded = decodeText(bytes)
  if (!decoded) return refuse('invalid', 'documents.unknown_binary', { fileName, bytes: bytes.length })
  const { text, charset } = decoded
  const format = textFormat(text, fileName)
  const pieces = format === 'html' ? htmlPieces(text) : textPieces(text, format === 'md')
  return finish(pieces, { fileName, format, charset })
}

function textFormat(text: string, fileName: string): DocumentFormat {
  const extension = /\.([a-z]+)$/iu.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const head = text.slice(0, 4000)
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)[\s>]/iu.test(
      head,
    )
  )
    return 'html'
  if (/^x?html?$/u.test(extension)) return 'html'
  return extension === 'md' || extension === 'markdown' ? 'md' : 'txt'
}

function finish(
  pieces: readonly Piece[],
  about: Omit<PositionedDocument, 'lines' | 'blocks'>,
): Result<PositionedDocument> {
  const { lines, blocks } = positionPieces(pieces)
  if (lines.every((line) => line.text.trim() === '')) {
    return refuse('invalid', 'documents.empty', { fileName: about.fileName, format: about.format })
  }
  return ok({ ...about, lines, blocks })
}
