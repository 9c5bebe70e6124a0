/** 录屏文件: pictures in JPEG as one AVI file (Motion JPEG), which common players show. Pure. */
import { joinBytes, utf8 } from './byte-file.ts'

export interface Frame {
  /** Milliseconds since the recording began. */
  readonly atMs: number
  readonly jpeg: Uint8Array
}

const FRAMES_PER_SECOND = 5
const HAS_INDEX = 0x10
const KEY_FRAME = 0x10

/** Little-endian numbers in a row: 32 bits, or 16 where written as `[n]`. */
function numbers(...values: readonly (number | readonly [number])[]): Uint8Array {
  const bytes = new Uint8Array(
    values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? 4 : 2), 0),
  )
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const value of values) {
    if (typeof value === 'number') view.setUint32(at, value, true)
    else view.setUint16(at, value[0], true)
    at += typeof value === 'number' ? 4 : 2
  }
  return bytes
}

function chunk(name: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = joinBytes(parts)
  return joinBytes([utf8(name), numbers(body.length), body, new Uint8Array(body.length % 2)])
}

/** A picture for each fifth of a second; where nothing changed, an empty one that repeats the last. */
function slotsOf(frames: readonly Frame[], durationMs: number): readonly Uint8Array[] {
  const count = Math.max(1, Math.ceil((durationMs / 1000) * FRAMES_PER_SECOND))
  const slots = Array.from({ length: count }, () => new Uint8Array())
  for (const { atMs, jpeg } of frames) {
    const slot = Math.min(count - 1, Math.floor((atMs / 1000) * FRAMES_PER_SECOND))
    slots[slot] = Uint8Array.from(jpeg)
  }
  const [first] = frames
  // A film begins with a picture.
  if (first !== undefined && slots[0]?.length === 0) slots[0] = Uint8Array.from(first.jpeg)
  return slots
}

/** Joins pictures of one size into a film that lasts as long as the recording did. */
export function aviOf(
  frames: readonly Frame[],
  {
    width,
    height,
    durationMs,
  }: { readonly width: number; readonly height: number; readonly durationMs: number },
): Uint8Array {
  const slots = slotsOf(frames, durationMs)
  const largest = Math.max(...slots.map((slot) => slot.length))
  const head = chunk(
    'avih',
    numbers(
      1_000_000 / FRAMES_PER_SECOND,
      largest * FRAMES_PER_SECOND,
      0,
      HAS_INDEX,
      slots.length,
      0,
      1,
      largest,
      width,
      height,
      0,
      0,
      0,
      0,
    ),
  )
  const streamHead = chunk(
    'strh',
    utf8('vidsMJPG'),
    numbers(0, 0, 0, 1, FRAMES_PER_SECOND, 0, slots.length, largest, 0xffffffff, 0),
    numbers([0], [0], [width], [height]),
  )
  const format = chunk(
    'strf',
    numbers(40, width, height, [1], [24]),
    utf8('MJPG'),
    numbers(width * height * 3, 0, 0, 0, 0),
  )
  const header = chunk('LIST', utf8('hdrl'), head, chunk('LIST', utf8('strl'), streamHead, format))
  const pictures = slots.map((slot) => chunk('00dc', slot))
  let offset = 4
  const index = pictures.map((picture, place) => {
    const entry = joinBytes([utf8('00dc'), numbers(KEY_FRAME, offset, slots[place]?.length ?? 0)])
    offset += picture.length
    return entry
  })
  return chunk(
    'RIFF',
    utf8('AVI '),
    header,
    chunk('LIST', utf8('movi'), ...pictures),
    chunk('idx1', ...index),
  )
}
