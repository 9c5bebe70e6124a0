/** 用语: the Chinese words that stand in a workbook for the codes of an edition, both ways. Pure. */

/** One list of codes with the word of each. */
export type Terms = Readonly<Record<string, string>>

export const DIMENSIONS: Terms = {
  money: '金额',
  parcels: '快件',
  operators: '经营者',
  people: '人数',
  hours: '学时',
  cases: '案件',
  ratio: '比率',
}
export const KINDS: Terms = { quantitative: '定量', qualitative: '定性', mixed: '定性+定量' }
export const METHODS: Terms = { comparison: '数据比对', documents: '资料审查', experts: '专家评估' }
export const GROUNDS: Terms = { data: '数据', records: '平台记录', material: '材料' }
export const RULES: Terms = {
  years: '逐年',
  tiers: '分档',
  sum: '累计',
  any: '任一',
  count: '按件',
  judged: '酌情',
}
export const BANDS: Terms = { shared: '相接', apart: '不相接' }
export const SIDES: Terms = { local: '本地', national: '全国' }
export const MEASURE_KINDS: Terms = { share: '占比', quantity: '数量' }
export const NOT_APPLICABLE: Terms = { stays: '保留在满分内', leaves: '从满分中扣除' }
export const SHARED_BAND_END: Terms = { higher: '归入高档', lower: '归入低档' }
export const YES_NO: Terms = { true: '是', false: '否' }

/** The word of a code. */
export function wordOf(terms: Terms, code: string): string {
  return terms[code] ?? code
}

/** The code of a word; a code that was written itself is understood too. */
export function codeOf(terms: Terms, word: string): string | undefined {
  if (Object.hasOwn(terms, word)) return word
  return Object.keys(terms).find((code) => terms[code] === word)
}

/** Several words in one cell. */
export const LIST_SEPARATOR = '、'

export function splitList(text: string): string[] {
  return text
    .split(/[、,，;；\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
