/** 合格标准: the total and the rate of every first-level indicator that a plan asks for. Pure. */
import type { DocumentLine } from '../../../platform/documents/index.ts'
import { fold, numeral } from './fold.ts'
import { passageOf, positionAt } from './passage.ts'
import type { PassRule } from './plan.ts'

const NUMBER = '(\\d{2,3}(?:\\.\\d+)?|[一二三四五六七八九]十[一二三四五六七八九]?)'
const AT_LEAST = '(?:达到|应达|须达|达|不低于|不少于|不小于|大于等于|高于|超过|大于|≥|>=|>|在|为|满|:)+'
const TOTAL: readonly RegExp[] = [
  new RegExp(
    `(?:总(?:得)?分|综合(?:得|评)?分|评估(?:得)?分|得分|总成绩|合计)[^。;%]{0,14}?(?:${AT_LEAST})?${NUMBER}分(?:\\(含[^)]*\\)|含)?(?:\\(含\\))?(?:及)?以上`,
    'u',
  ),
  new RegExp(
    `(?:总(?:得)?分|综合(?:得|评)?分|评估(?:得)?分|得分|总成绩)[^。;%]{0,10}?${AT_LEAST}${NUMBER}分`,
    'u',
  ),
  new RegExp(`${NUMBER}分\\(?(?:含\\d*分?)?\\)?(?:及)?以上[^。;]{0,12}(?:合格|达标|通过|认定)`, 'u'),
  new RegExp(`(?:合格|达标)(?:线|分数|标准)[^。;]{0,8}?${NUMBER}分`, 'u'),
  new RegExp(`${AT_LEAST}${NUMBER}分(?:\\(含\\))?(?:以上)?的(?:总(?:得)?分|成绩)`, 'u'),
]
const RATE_VALUE = '(?:(\\d{2,3}(?:\\.\\d+)?)%|百分之([一二三四五六七八九十]{2,3}))'
const RATE: readonly RegExp[] = [
  new RegExp(
    `(?:一级指标|每[个项]指标|各[个项]?指标|单项(?:指标|类别)?|各(?:大类|类别)|每[个项]|各项|各类)[^。;]{0,24}?(?:得分率|达标率|得分|比例)[^。;%]{0,14}?${RATE_VALUE}`,
    'u',
  ),
  new RegExp(`得分率[^。;%]{0,10}?${RATE_VALUE}`, 'u'),
  new RegExp(`一级指标[^。;%]{0,14}?(?:${AT_LEAST})?${RATE_VALUE}(?:以上)?的(?:得分率|比例)`, 'u'),
]

/** Reads the rule from the whole text, for it may stand at the foot of the table as well as in a chapter. */
export function readPassRule(lines: readonly DocumentLine[]): PassRule {
  const passage = passageOf(lines.map((line) => ({ text: line.text, at: place(line) })))
  const folded = fold(passage.text)
  const total = first(folded, TOTAL)
  const rate = first(folded, RATE)
  const totalAtLeast = total ? numberOf(total.value) : undefined
  const percent = rate ? numberOf(rate.value) : undefined
  if (totalAtLeast === undefined && percent === undefined) return {}
  return {
    ...(totalAtLeast === undefined ? {} : { totalAtLeast }),
    ...(percent === undefined ? {} : { groupRateAtLeast: Math.round(percent * 100) / 10_000 }),
    at: positionAt(passage, total?.index ?? rate?.index ?? 0),
  }
}

function place(line: DocumentLine) {
  return line.page === undefined ? { line: line.number } : { line: line.number, page: line.page }
}

function first(text: string, patterns: readonly RegExp[]): { value: string; index: number } | undefined {
  for (const pattern of patterns) {
    for (const match of text.matchAll(new RegExp(pattern, 'gu'))) {
      const value = match[1] ?? match[2]
      // 100 is what all points add up to, not what one must reach.
      if (value && numberOf(value) < 100) return { value, index: match.index }
    }
  }
  return undefined
}

function numberOf(text: string): number {
  return /^\d/u.test(text) ? Number(text) : numeral(text)
}
