/** What a file is, by its bytes. */
import { open } from 'node:fs/promises'
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'

/** How much of a file without a signature is looked at. */
const SAMPLE_BYTES = 64 * 1024

/** Its media type; text of any encoding is `text/plain`, or `text/html` when it begins as a page does. */
export async function mediaTypeOf(path: string): Promise<string> {
  const known = await fileTypeFromFile(path)
  return known?.mime ?? textTypeOf(await head(path))
}

/** The same of bytes that are at hand. */
export async function mediaTypeOfBytes(bytes: Buffer): Promise<string> {
  const known = await fileTypeFromBuffer(bytes)
  return known?.mime ?? textTypeOf(bytes.subarray(0, SAMPLE_BYTES))
}

function textTypeOf(sample: Buffer): string {
  if (!isText(sample)) return 'application/octet-stream'
  return /^\s*(<!--.*?-->\s*)*<(!doctype html|html|head|body)\b/is.test(withoutMark(sample))
    ? 'text/html'
    : 'text/plain'
}

async function head(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** No control characters but white space and form feed. Old pages are GB 18030, so it is not asked to be UTF-8. */
function isText(sample: Buffer): boolean {
  for (const byte of sample) if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) return false
  return true
}

/** The text as bytes, without a UTF-8 byte order mark. */
function withoutMark(sample: Buffer): string {
  const hasMark = sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf
  return sample.subarray(hasMark ? 3 : 0).toString('latin1')
}
