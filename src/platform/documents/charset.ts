/** 字符集识别: bytes to text. Pure. */

/** The text and the name of the encoding it was in; undefined when the bytes are no text. */
export function decodeText(bytes: Uint8Array): { text: string; charset: string } | undefined {
  const marked = byMark(bytes)
  if (marked) return decode(bytes, marked)
  const wide = wideOrder(bytes)
  if (wide) return decode(bytes, wide)
  const utf8 = decode(bytes, 'utf-8', true)
  if (utf8) return isText(utf8.text) ? utf8 : undefined
  const declared = declaredCharset(bytes)
  if (declared) {
    const text = decode(bytes, declared, true)
    if (text) return text
  }
  const best = bestGuess(bytes)
  // A byte soup decodes to something in every encoding: without common words it is no text.
  if (best.score < LIKELY_MIN || !isText(best.text)) return undefined
  return { text: best.text, charset: best.charset }
}

const LIKELY_MIN = 0.02
/** Read in the wrong one of two encodings, a text has hardly a common character. */
const LIKELIER = 3
const SAMPLE_BYTES = 40_000

/** The Chinese encoding that the bytes speak for, where it is much likelier than what they were read as. */
export function likelierCharset(bytes: Uint8Array, text: string): string | undefined {
  const best = bestGuess(bytes.subarray(0, SAMPLE_BYTES))
  return best.score >= Math.max(LIKELY_MIN, LIKELIER * plausibility(text)) ? best.charset : undefined
}

function bestGuess(bytes: Uint8Array): { text: string; charset: string; score: number } {
  const [first, second] = ['gb18030', 'big5'].map((charset) => {
    const text = new TextDecoder(charset).decode(bytes)
    return { text, charset, score: plausibility(text) }
  })
  if (first === undefined || second === undefined) throw new Error('two are guessed')
  return second.score > first.score ? second : first
}

function byMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return 'gb18030'
  return undefined
}

/** UTF-16 without a mark: line feeds and Latin digits have a zero byte on one side. */
function wideOrder(bytes: Uint8Array): string | undefined {
  const pairs = Math.min(bytes.length, 20_000) >> 1
  if (pairs < 8) return undefined
  let little = 0
  let big = 0
  for (let i = 0; i < pairs; i += 1) {
    const [a, b] = [bytes[2 * i] ?? 0, bytes[2 * i + 1] ?? 0]
    if (b === 0 && a !== 0 && a < 0x80) little += 1
    if (a === 0 && b !== 0 && b < 0x80) big += 1
  }
  const most = Math.max(little, big)
  if (most < Math.max(3, pairs * 0.01)) return undefined
  const charset = little > big ? 'utf-16le' : 'utf-16be'
  const sample = decode(bytes.subarray(0, pairs * 2), charset)
  return sample && plausibility(sample.text) > 0.02 ? charset : undefined
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  return /charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1]?.toLowerCase()
}

function decode(
  bytes: Uint8Array,
  charset: string,
  fatal = false,
): { text: string; charset: string } | undefined {
  try {
    return { text: new TextDecoder(charset, { fatal }).decode(bytes), charset }
  } catch {
    // A name that the page invented, or bytes outside the encoding: both mean "not this one".
    return undefined
  }
}

const COMMON = new Set([
  ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严',
  ...'網絡監營責單務辦業標實顯項見區計劃組長導強會統領經濟發應關規動開對個國與華為時從來電',
])

/** How much of the text is common Chinese characters, so that a wrong decoding shows. */
function plausibility(text: string): number {
  let common = 0
  let odd = 0
  let all = 0
  for (const c of text.slice(0, 20_000)) {
    if (c.trim() === '') continue
    all += 1
    if (COMMON.has(c) || '，。、；：（）“”《》'.includes(c)) common += 1
    else if (c === '\ufffd' || (c >= '\ue000' && c <= '\uf8ff')) odd += 1
  }
  return all === 0 ? 0 : (common - 4 * odd) / all
}

/** Control characters beyond those of text files mean a binary file. */
function isText(text: string): boolean {
  const sample = text.slice(0, 20_000)
  const controls = sample.match(/(?![\t\n\r\f\v\u0085])\p{Cc}|\ufffd/gu)?.length ?? 0
  return controls <= sample.length * 0.01
}
