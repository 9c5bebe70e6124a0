/** 图片文字识别: reads the words in pictures, offline, by a recogniser whose model comes with the packages. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { imageSize } from 'image-size'
import { createWorker, OEM, type Worker } from 'tesseract.js'

/** A picture of another kind, or so small that no words stand in it, or so large that unpacking it would be an attack. */
const KINDS = new Set(['png', 'jpg', 'webp', 'bmp'])
const SIDE_MIN = 24
const PIXELS_MIN = 4_000
const PIXELS_MAX = 16_000_000
export const PICTURE_BYTES_MAX = 4 * 1024 ** 2

const PATIENCE_MS = 20_000
/** Lines that the recogniser is less sure of, in percent, are mostly made of patterns and faces. */
const SURE_MIN = 55

/** The smaller of the two models of the package: a tenth of the size, and it reads clear print as well as the other. */
const MODEL_FOLDER = '4.0.0_best_int'

/** Chinese is written without blanks; the recogniser puts them between characters. */
const BLANK_IN_CHINESE =
  /(?<=[\p{Script=Han}，。！？；：、（）《》“”]) +| +(?=[\p{Script=Han}，。！？；：、（）《》“”])/gu

export class PictureWords {
  #worker: Promise<Worker> | undefined
  #last: Promise<unknown> = Promise.resolve()

  /** What stands in a picture, a line a line; empty where it is no picture that can be read. One after the other. */
  async read(bytes: Uint8Array): Promise<string> {
    if (!isReadable(bytes)) return ''
    const mine = this.#last.then(async () => await this.#recognise(bytes))
    this.#last = mine
    return await mine
  }

  /** Ends the recogniser's thread; a later picture starts it anew. */
  async close(): Promise<void> {
    await this.#last
    await this.#end()
  }

  async #recognise(bytes: Uint8Array): Promise<string> {
    const patience = new AbortController()
    try {
      this.#worker ??= open()
      const worker = await this.#worker
      const tooLong = wait(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined)
      const answer = await Promise.race([
        worker.recognize(Buffer.from(bytes), {}, { text: false, blocks: true }),
        tooLong,
      ])
      if (answer === undefined) await this.#end()
      const lines = (answer?.data.blocks ?? []).flatMap(({ paragraphs }) =>
        paragraphs.flatMap((paragraph) => paragraph.lines),
      )
      return lines
        .filter(({ confidence }) => confidence >= SURE_MIN)
        .map(({ text }) => text.trim().replace(BLANK_IN_CHINESE, ''))
        .filter((line) => line !== '')
        .join('\n')
    } catch {
      // A picture that breaks its reader says nothing; what is left of the reader is not trusted with the next one.
      await this.#end()
      return ''
    } finally {
      patience.abort()
    }
  }

  async #end(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await (await worker?.catch(() => undefined))?.terminate()
  }
}

function isReadable(bytes: Uint8Array): boolean {
  if (bytes.length > PICTURE_BYTES_MAX) return false
  try {
    const { width, height, type } = imageSize(bytes)
    const pixels = width * height
    const isLarge = Math.min(width, height) >= SIDE_MIN && pixels >= PIXELS_MIN
    return KINDS.has(type ?? '') && isLarge && pixels <= PIXELS_MAX
  } catch {
    return false
  }
}

async function open(): Promise<Worker> {
  const entry = createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim')
  return await createWorker('chi_sim', OEM.LSTM_ONLY, {
    langPath: join(dirname(entry), MODEL_FOLDER),
    workerPath: join(import.meta.dirname, 'quiet-worker.ts'),
    cacheMethod: 'none',
    gzip: true,
    // Each call tells its own failure; without this the library throws it once more, where nobody catches it.
    errorHandler: () => {},
  })
}
