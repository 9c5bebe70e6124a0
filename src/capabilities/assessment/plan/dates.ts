/** 日期与起止月份: the printed forms of a day and of a span of months. Pure; results are civil dates. */
import { fold, numeral } from './fold.ts'

const N = '[一二三四五六七八九十〇零○两]'
const DAY = new RegExp(
  `((?:19|20)\\d{2}|${N}{4})\\s*[年.\\-/]\\s*(\\d{1,2}|${N}{1,3})\\s*[月.\\-/]\\s*(\\d{1,2}|${N}{1,3})\\s*日?`,
  'u',
)

/** The first day in a text, as YYYY-MM-DD. */
export function findDay(text: string): { day: string; index: number; length: number } | undefined {
  const match = DAY.exec(fold(text))
  if (!match) return undefined
  const day = dayOf(numeral(match[1] ?? ''), numeral(match[2] ?? ''), numeral(match[3] ?? ''))
  return day ? { day, index: match.index, length: match[0].length } : undefined
}

/** The day that makes up a whole line. */
export function dayOfLine(line: string): string | undefined {
  const text = line.trim().replace(/(?<=\d)\s+(?=\d)/gu, '')
  const found = findDay(text)
  if (found && found.index === 0 && found.length === text.length) return found.day
  // 20231月19: a page lost 年 or 日.
  const torn = /^(20\d{2})年?\s*(\d{1,2})月\s*(\d{1,2})日?$/u.exec(fold(text))
  return torn ? dayOf(Number(torn[1]), Number(torn[2]), Number(torn[3])) : undefined
}

/** 2023630: a scan or a page lost the signs; only one reading may make a date. */
export function dayOfDigits(line: string): string | undefined {
  const match = /^\s*((?:19|20)\d{2})\s*(\d{2,4})\s*$/u.exec(fold(line))
  const [year, rest] = [match?.[1], match?.[2]]
  if (!year || !rest) return undefined
  const readings = [1, 2]
    .map((cut) => dayOf(Number(year), Number(rest.slice(0, cut)), Number(rest.slice(cut))))
    .filter((day) => day !== undefined)
  return new Set(readings).size === 1 ? readings[0] : undefined
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const valid = year >= 1990 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
  return valid ? `${year}-${pad(month)}-${pad(day)}` : undefined
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

export interface MonthSpan {
  readonly from: string
  readonly to: string
  readonly index: number
  readonly length: number
  /** The end says no beginning ("2024年6月底前"). */
  readonly open: boolean
  /** The year was not printed and comes from what stood before. */
  readonly impliedYear: boolean
}

const YEAR = `(?:(?:19|20)\\d{2}|(?:二|一)${N}{3})`
const POINT = `(?:(${YEAR})\\s*(?:年度?|[./-](?=\\s*\\d))\\s*|(当年|同年|次年|翌年|今年|明年|本年)\\s*)?(?:((?:第?\\s*[一二三四1-4]\\s*[、和及至到-]\\s*)?第?\\s*[一二三四1-4]\\s*季度)|(上半年|下半年|全年)|(\\d{1,2}|${N}{1,2})\\s*(?:月份?|(?=\\s*(?:-|至|到)\\s*\\d{1,2}\\s*月)|(?<=[./-]\\d{1,2})(?!\\d|[.\\d]*%)))?\\s*(?:\\d{1,2}\\s*日|上旬|中旬|下旬|(?<=\\.\\d{1,2})\\.\\d{1,2}(?!\\d)|(?<=/\\d{1,2})/\\d{1,2}(?!\\d)|(?<=-\\d{1,2})-\\d{1,2}(?!\\d|\\s*月))?\\s*(底|末|初|中)?`
const SEPARATOR = '\\s*(?:-+|至|到)\\s*'
const TOWARD = '\\s*(以前|之前|前|止|结束)?'
const SPAN = new RegExp(
  `(?:自|从)?\\s*(即日起?|印发之日起?|方案印发(?:之日)?起?|${POINT})\\s*(?:开始|起)?(?:${SEPARATOR}${POINT}${TOWARD})?`,
  'gu',
)

interface Point {
  year: number | undefined
  relative: string | undefined
  months: readonly [number, number] | undefined
}

/** The spans of months in a text; `year` is the one that stands before it in the plan, for printed ends without one. */
export function findMonthSpans(text: string, year?: number, start = ''): MonthSpan[] {
  const folded = fold(text)
  const spans: MonthSpan[] = []
  for (const match of folded.matchAll(SPAN)) {
    // 2.5倍: digits alone are no month.
    if (!/[年月季]|20\d\d|即日|印发/u.test(match[0])) continue
    const now = /^(?:即日|印发|方案)/u.test(match[1] ?? '')
    const first = pointOf(match.slice(2, 7))
    const second = pointOf(match.slice(8, 13))
    const trimmed = match[0].trimEnd()
    const span = spanOf(now ? undefined : first, second, year, now ? start : undefined)
    if (!span) continue
    const after = folded.slice(match.index + trimmed.length)
    const before = second ? undefined : /^\s*(?:以前|之前|前|止)/u.exec(after)
    spans.push({
      from: before ? '' : span.from,
      to: span.to,
      index: match.index,
      length: trimmed.length + (before?.[0].length ?? 0),
      open: before !== undefined && before !== null,
      impliedYear: span.implied,
    })
  }
  return spans
}

function pointOf(groups: readonly (string | undefined)[]): Point | undefined {
  const [year, relative, quarter, half, month] = groups
  let months: readonly [number, number] | undefined
  if (quarter) {
    // 第一、二季度: both of them.
    const named = [...quarter.matchAll(/[一二三四1-4]/gu)].map((match) => numeral(match[0]))
    months = [Math.min(...named) * 3 - 2, Math.max(...named) * 3]
  } else if (half) months = half === '上半年' ? [1, 6] : half === '下半年' ? [7, 12] : [1, 12]
  else if (month) {
    const n = numeral(month)
    if (!(n >= 1 && n <= 12)) return undefined
    months = [n, n]
  }
  if (!months && !year) return undefined
  return { year: year ? numeral(year) : undefined, relative, months }
}

function spanOf(
  first: Point | undefined,
  second: Point | undefined,
  known: number | undefined,
  start: string | undefined,
): { from: string; to: string; implied: boolean } | undefined {
  if (!first && !(second && start !== undefined)) return undefined
  // A bare year is a span only beside another point or with the word 全年: "2024年" alone stands in any sentence.
  if (first && !first.months && !second) return undefined
  const firstYear = first ? yearOf(first, known) : undefined
  if (first && firstYear === undefined) return undefined
  const from = first && firstYear !== undefined ? month(firstYear, first.months?.[0] ?? 1) : (start ?? '')
  const end = second ?? first
  if (!end) return undefined
  let endYear = second ? (second.year ?? relativeYear(second, firstYear ?? known)) : firstYear
  if (endYear === undefined) return undefined
  const endMonth = end.months?.[1] ?? 12
  // "2023年10月—3月": an end that would lie before its beginning is in the next year.
  if (second && second.year === undefined && month(endYear, endMonth) < from) endYear += 1
  return { from, to: month(endYear, endMonth), implied: first?.year === undefined && start === undefined }
}

function yearOf(point: Point, known: number | undefined): number | undefined {
  return point.year ?? relativeYear(point, known)
}

function relativeYear(point: Point, known: number | undefined): number | undefined {
  if (known === undefined) return undefined
  return /次年|翌年|明年/u.test(point.relative ?? '') ? known + 1 : known
}

function month(year: number, value: number): string {
  return `${year}-${pad(value)}`
}
