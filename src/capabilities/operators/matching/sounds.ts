/** 同音、形近: which characters a hand or an eye takes for one another, at what cost. Pure. */
import sounds from './data/sounds.json' with { type: 'json' }

/** Syllables that many speakers and input methods do not tell apart become one. */
const lax = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aiouv])/, 'l')
    .replace(/(?<=[aei])ng$/, 'n')

/** The syllable of each character by a small number; 0 is unknown. */
const soundOf = new Uint16Array(65_536)
{
  const numbers = new Map<string, number>()
  for (const [syllable, characters] of Object.entries(sounds.syllables)) {
    const key = lax(syllable)
    const number = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, number)
    for (const character of characters) soundOf[character.charCodeAt(0)] = number
  }
}

/** Groups of characters that look alike in print or by hand. */
const LOOKS = (
  '未末 已己巳 土士 王玉 人入 大太犬 日曰 鸟乌 免兔 茶荼 祥详 洋样 清青情晴 贝见 千干于 田由甲申 木本术 力刀 泰秦奏 辰晨 侯候 汨泪 ' +
  '五伍 六陆 冶治 戊戌戍 彤形 杨扬 宇字 佳住 亨享 龙尤 厂广 间问 闽闻 溪漠 雪雷 峰锋 欧殴 海诲 旗棋 徽微 鹏鸥 蓝篮 毫亳 班斑 崇祟'
).split(' ')
const looksOf = new Map<string, number>()
for (const [number, group] of LOOKS.entries())
  for (const character of group) if (!looksOf.has(character)) looksOf.set(character, number + 1)

/** The sounds of a text, as one text: what is read alike is equal. */
export function soundKey(text: string): string {
  let key = ''
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    const sound = soundOf[unit] ?? 0
    key += String.fromCharCode(sound === 0 ? unit : 0xe000 + sound)
  }
  return key
}

/** How two characters differ. */
type Difference = 'none' | 'sound' | 'look' | 'other'

function differenceOf(left: string, right: string): Difference {
  if (left === right) return 'none'
  const sound = soundOf[left.charCodeAt(0)] ?? 0
  if (sound !== 0 && sound === soundOf[right.charCodeAt(0)]) return 'sound'
  const look = looksOf.get(left)
  return look !== undefined && look === looksOf.get(right) ? 'look' : 'other'
}

/** How many characters of two short texts stand for one another, and how many stand alone. */
export interface Spelling {
  readonly alike: number
  readonly sound: boolean
  readonly other: number
}

const ALIKE_COST = 0.4

/** The cheapest way from one text to the other: replaced alike, replaced, left out, added, neighbours swapped. */
export function spellingOf(left: string, right: string): Spelling {
  const width = right.length + 1
  const cost = new Float64Array((left.length + 1) * width)
  for (let column = 1; column < width; column += 1) cost[column] = column
  for (let row = 1; row <= left.length; row += 1) {
    cost[row * width] = row
    for (let column = 1; column < width; column += 1)
      cost[row * width + column] = cheapest(cost, width, row, column, left, right)
  }
  return readBack(cost, width, left, right)
}

function cheapest(
  cost: Float64Array,
  width: number,
  row: number,
  column: number,
  left: string,
  right: string,
): number {
  const at = (up: number, back: number): number => cost[(row - up) * width + column - back] ?? 0
  const [a = '', b = ''] = [left[row - 1], right[column - 1]]
  const swapped = row > 1 && column > 1 && a === right[column - 2] && b === left[row - 2] && a !== b
  return Math.min(
    at(1, 1) + costOf(differenceOf(a, b)),
    at(1, 0) + 1,
    at(0, 1) + 1,
    swapped ? at(2, 2) + 2 * ALIKE_COST : Number.POSITIVE_INFINITY,
  )
}

const costOf = (difference: Difference): number =>
  difference === 'none' ? 0 : difference === 'other' ? 1 : ALIKE_COST

/** Counts the steps of the cheapest way, from its end. */
function readBack(cost: Float64Array, width: number, left: string, right: string): Spelling {
  const counts = { alike: 0, sound: false, other: 0 }
  let [row, column] = [left.length, right.length]
  while (row > 0 || column > 0) {
    const here = cost[row * width + column] ?? 0
    const difference = differenceOf(left[row - 1] ?? '', right[column - 1] ?? '')
    const before = cost[(row - 1) * width + column - 1] ?? 0
    if (row > 0 && column > 0 && Math.abs(here - before - costOf(difference)) < 1e-9) {
      if (difference === 'other') counts.other += 1
      else if (difference !== 'none') counts.alike += 1
      if (difference === 'sound') counts.sound = true
      row -= 1
      column -= 1
    } else if (row > 0 && Math.abs(here - (cost[(row - 1) * width + column] ?? 0) - 1) < 1e-9) {
      counts.other += 1
      row -= 1
    } else if (column > 0 && Math.abs(here - (cost[row * width + column - 1] ?? 0) - 1) < 1e-9) {
      counts.other += 1
      column -= 1
    } else {
      counts.alike += 1
      row -= 2
      column -= 2
    }
  }
  return counts
}
