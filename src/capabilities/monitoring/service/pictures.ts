/** 网页里的图片文字: the pictures of a page, read for the words in them. */
import { createHash } from 'node:crypto'
import { type Fetcher, fetchPage } from '../../../platform/net/fetch.ts'
import { PICTURE_BYTES_MAX, PictureWords } from '../../../platform/ocr/picture-words.ts'
import type { PageView } from '../page/view.ts'

/** So many pictures of a page are read, from its beginning. */
export const PICTURES_MAX = 8
const KNOWN_MAX = 2_000

export interface Pictures {
  /** Words by what the page calls the picture; those without words are left out. Never throws for what a page does. */
  wordsOn(page: PageView): Promise<ReadonlyMap<string, string>>
  close(): Promise<void>
}

/** `fetch` gets the bytes of an address, or nothing; pictures that stand in the page itself need none. */
export function openPictures(fetch: (url: string) => Promise<Uint8Array | undefined>): Pictures {
  const reader = new PictureWords()
  const known = new Map<string, string>()
  const wordsOf = async (bytes: Uint8Array | undefined): Promise<string> =>
    bytes === undefined ? '' : await reader.read(bytes)
  const wordsAt = async (address: string): Promise<string> => {
    // Not remembered: its address is the whole picture.
    if (/^data:/i.test(address)) return await wordsOf(bytesIn(address))
    const found = known.get(address)
    if (found !== undefined) return found
    const words = await wordsOf(await fetch(address))
    if (known.size >= KNOWN_MAX) known.clear()
    known.set(address, words)
    return words
  }
  return {
    async wordsOn({ images, url }) {
      const words = new Map<string, string>()
      const sources = [...new Set(images.map(({ src }) => src))].filter((src) => src !== '')
      for (const src of sources.slice(0, PICTURES_MAX)) {
        const address = addressOf(src, url)
        const read = address === undefined ? '' : await wordsAt(address)
        if (read !== '') words.set(src, read)
      }
      return words
    },
    close: () => reader.close(),
  }
}

/** A picture may stand in its own address, so a hash stands for it. */
const keyOf = (src: string): string => createHash('sha256').update(src).digest('hex').slice(0, 32)

/** Words in pictures as they are kept with a page. */
export const keptWords = (words: ReadonlyMap<string, string>): Readonly<Record<string, string>> =>
  Object.fromEntries([...words].map(([src, text]) => [keyOf(src), text]))

/** The words that were kept, by what the page calls the picture. */
export function wordsAgain(
  { images }: PageView,
  kept: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  return new Map(
    images.flatMap(({ src }): [string, string][] => {
      const words = kept[keyOf(src)]
      return words === undefined ? [] : [[src, words]]
    }),
  )
}

/** The bytes of a picture by the guarded fetch; undefined where it did not come whole. */
export async function fetchPicture(fetcher: Fetcher, url: string): Promise<Uint8Array | undefined> {
  const limits = { bodyBytesMax: PICTURE_BYTES_MAX, decodedBytesMax: PICTURE_BYTES_MAX }
  const fetched = await fetchPage({ ...fetcher, files: 'read', limits }, url)
  try {
    return ['download', 'page'].includes(fetched.outcome) ? fetched.body : undefined
  } finally {
    await fetched.release()
  }
}

function addressOf(src: string, base: string | undefined): string | undefined {
  if (/^data:/i.test(src)) return src
  return URL.canParse(src, base) ? new URL(src, base).href : undefined
}

function bytesIn(address: string): Uint8Array | undefined {
  const [head = '', data = ''] = address.split(',', 2)
  if (!/;base64$/i.test(head) || data.length > PICTURE_BYTES_MAX * 1.4) return undefined
  const plain = data.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(plain, 'base64')
}
