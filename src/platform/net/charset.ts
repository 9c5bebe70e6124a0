/** 网页字符集: the text of a page, by mark, header, declaration in the page, and content. Pure. */
import { decodeText, likelierCharset } from '../documents/charset.ts'

export interface PageText {
  readonly text: string
  /** Name of the encoding as the WHATWG standard writes it. */
  readonly charset: string
  /** What decided: a mark, the header, the page's own declaration, its content, or nothing at all. */
  readonly decidedBy: 'mark' | 'header' | 'page' | 'content' | 'default'
  /** What header or page declared and the bytes refuted. */
  readonly refuted?: string
}

/** Declarations stand in the first kilobyte by the standard; on real pages they come later, behind scripts and comments. */
const PRESCAN = 64 * 1024
/** Share of characters that could not be read, up to which a declared encoding is believed. */
const BROKEN_MAX = 0.005

/**
 * The order is the standard's (mark, header, page), but a declaration that the bytes refute is passed over:
 * servers announce UTF-8 for every page, also for those written in GBK.
 */
export function decodePage(bytes: Uint8Array, contentType: string | undefined): PageText {
  const mark = markOf(bytes)
  if (mark !== undefined) return { text: decode(bytes, mark), charset: mark, decidedBy: 'mark' }
  let refuted: string | undefined
  const declared = [
    ['header', /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1]],
    ['page', declaredIn(bytes)],
  ] as const
  for (const [decidedBy, label] of declared) {
    const charset = label === undefined ? undefined : nameOf(label, decidedBy)
    if (charset === undefined) continue
    const text = decode(bytes, charset)
    const likelier = TAKES_ALL.test(charset) ? likelierCharset(bytes, text) : undefined
    const isRight = likelier === undefined || likelier === charset
    if (!isBroken(text) && isRight) return { text, charset, decidedBy, ...(refuted && { refuted }) }
    refuted ??= charset
    if (!isRight) return { text: decode(bytes, likelier), charset: likelier, decidedBy: 'content', refuted }
  }
  const found = decodeText(bytes)
  if (found) return { ...found, decidedBy: 'content', ...(refuted && { refuted }) }
  const charset = refuted ?? 'utf-8'
  return { text: decode(bytes, charset), charset, decidedBy: 'default' }
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN)).toString('latin1')
  const visible = withoutComments(head)
  const inMeta = /<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(visible)?.[1]
  return inMeta ?? /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(visible)?.[1]
}

/** Linear, however many comments are begun; one that does not end hides nothing. */
function withoutComments(head: string): string {
  const kept: string[] = []
  let at = 0
  for (;;) {
    const start = head.indexOf('<!--', at)
    const end = start < 0 ? -1 : head.indexOf('-->', start + 4)
    if (end < 0) return [...kept, head.slice(at)].join('')
    kept.push(head.slice(at, start))
    at = end + 3
  }
}

/** The standard's name of a label; undefined for a name that nobody knows. */
function nameOf(label: string, declaredBy: 'header' | 'page'): string | undefined {
  try {
    const { encoding } = new TextDecoder(label)
    // A page that can be read as ASCII far enough to declare UTF-16 is not UTF-16.
    if (declaredBy === 'page' && encoding.startsWith('utf-16')) return 'utf-8'
    // GB 18030 holds everything of GBK and GB 2312.
    return encoding === 'gbk' ? 'gb18030' : encoding
  } catch {
    return undefined
  }
}

const decode = (bytes: Uint8Array, charset: string): string => new TextDecoder(charset).decode(bytes)

/** In these almost any bytes are characters: that they can be read does not say that they are right. */
const TAKES_ALL = /^(?:gb18030|big5|windows-125\d|iso-8859-\d+|macintosh)$/

function isBroken(text: string): boolean {
  // The last character may be cut with the body.
  const broken = text.slice(0, -1).match(/\ufffd/g)?.length ?? 0
  return broken > 0 && broken > text.length * BROKEN_MAX
}
