/** 相似材料: how much text two files share, out of small sketches of their texts. Pure. */

/** 词片: so many characters in a row. A form's headings repeat in shorter pieces, sentences do not in longer ones. */
const SHINGLE_LENGTH = 6
/** Texts with less than this say too little to be like another. */
const LETTERS_MIN = 40
/** What lies behind it changes a share by little and costs time. */
const LETTERS_MAX = 100_000

/** Texts of which more than half is shared meet in a band with a chance above one half, of four fifths always. */
const BANDS = 24
const BAND_ROWS = 5
export const SKETCH_LENGTH = BANDS * BAND_ROWS

/** Mixes the bits of a 32-bit number, each into all (finalizer of MurmurHash3). */
function mix(number: number): number {
  let mixed = number
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const SEEDS = Uint32Array.from({ length: SKETCH_LENGTH }, (_, place) => mix(place + 1))

/** Letters and digits alone: layout, punctuation and width of characters make no difference. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, LETTERS_MAX)

function shinglesOf(letters: string): ReadonlySet<number> {
  const found = new Set<number>()
  for (let start = 0; start + SHINGLE_LENGTH <= letters.length; start += 1) {
    let hash = 0
    for (let place = start; place < start + SHINGLE_LENGTH; place += 1)
      hash = mix(Math.imul(hash, 31) + letters.charCodeAt(place))
    found.add(hash)
  }
  return found
}

/**
 * MinHash: under each of many orders of all pieces, the first piece of this text. Two texts agree in as many places as
 * the share of their pieces that both have. Undefined where there is too little text.
 */
export function sketchOf(text: string): readonly number[] | undefined {
  const letters = lettersOf(text)
  if (letters.length < LETTERS_MIN) return undefined
  const least = new Uint32Array(SKETCH_LENGTH).fill(0xffffffff)
  for (const shingle of shinglesOf(letters)) {
    for (let place = 0; place < SKETCH_LENGTH; place += 1) {
      const hash = mix(shingle ^ (SEEDS[place] ?? 0))
      if (hash < (least[place] ?? 0)) least[place] = hash
    }
  }
  // Signed, as the database keeps them.
  return Array.from(least, (each) => each | 0)
}

/** What an index finds like texts by: texts that are alike have one of these in common, in its place. */
export function bandsOf(sketch: readonly number[]): readonly number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = 0
    for (const each of sketch.slice(band * BAND_ROWS, (band + 1) * BAND_ROWS)) hash = mix(hash ^ mix(each))
    return hash | 0
  })
}

/** 相同文字的比例 in whole per cent, out of the places in which two sketches agree. */
export const sharePercent = (agreeing: number): number => Math.round((100 * agreeing) / SKETCH_LENGTH)

/** Less than this is the common language of offices. */
export const SHARE_PERCENT_MIN = 50
