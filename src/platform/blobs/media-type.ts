/** What a file is, by its bytes. */
import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'

/** How much of a file without a signature is looked at. */
const SAMPLE_BYTES = 64 * 1024

/** Its media type; text of any encoding is `text/plain`, or `text/html` when it begins as a page does. */
export async function mediaTypeOf(path: string): Promise<string> {
  const known = await fileTypeFromFile(path)
  if (known !== undefined) return known.mime
  const sample = await head(path)
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
  return sample.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d))
}

/** The text as bytes, without a UTF-8 byte order mark. */
function withoutMark(sample: Buffer): string {
  const hasMark = sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf
  return sample.subarray(hasMark ? 3 : 0).toString('latin1')
}
