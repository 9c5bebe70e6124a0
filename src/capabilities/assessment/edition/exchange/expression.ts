/** 判定条件 as text: `增长(本地.onlineRetail) > 增长(全国.onlineRetail)`; written and read back without loss. Pure. */
import { parseDecimal } from '../../../../kernel/exact.ts'
import type { Comparison, Dimension, Quantity, Where } from '../schema.ts'
import { codeOf, DIMENSIONS, SIDES, wordOf } from './terms.ts'

const OPERATORS = ['>=', '<=', '>', '<', '='] as const
const ABOVE_LINE = '达到规模线'
const WITHOUT_LINE = '不论规模线'

export function quantityText(quantity: Quantity): string {
  switch (quantity.of) {
    case 'figure':
      return `数值(${side(quantity.where)}.${quantity.series})`
    case 'growth':
      return `增长(${side(quantity.where)}.${quantity.series})`
    case 'share':
      return `占比(${side(quantity.where)}.${quantity.numerator}/${quantity.denominator})`
    case 'total': {
      const line = { true: `，${ABOVE_LINE}`, false: `，${WITHOUT_LINE}`, undefined: '' }
      return `合计(${side(quantity.where)}.${quantity.series}${line[`${quantity.aboveSalesLine}`]})`
    }
    case 'measure':
      return `度量(${quantity.measure})`
    case 'constant':
      return `常数(${quantity.value}，${wordOf(DIMENSIONS, quantity.dimension)})`
  }
}

const side = (where: Where) => wordOf(SIDES, where)

export function comparisonsText(every: readonly Comparison[]): string {
  return every
    .map(({ left, operator, right }) => `${quantityText(left)} ${operator} ${quantityText(right)}`)
    .join('\n')
}

/** Wide signs and the mathematical ones as people type them. */
function plain(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '（': '(',
    '）': ')',
    '＞': '>',
    '＜': '<',
    '＝': '=',
    '≥': '>=',
    '≤': '<=',
    '．': '.',
    '，': ',',
    '／': '/',
  }
  return text.replace(/[（）＞＜＝≥≤．，／]/g, (sign) => signs[sign] ?? sign).trim()
}

/** Undefined when the text is no quantity. */
export function parseQuantity(text: string): Quantity | undefined {
  const [, name = '', inside = ''] = /^(\S+?)\s*\((.*)\)$/s.exec(plain(text)) ?? []
  const [first = '', second, ...rest] = inside.split(',').map((part) => part.trim())
  if (rest.length > 0) return undefined
  if (name === '度量')
    return second === undefined && first !== '' ? { of: 'measure', measure: first } : undefined
  if (name === '常数') {
    const dimension = codeOf(DIMENSIONS, second ?? '')
    if (dimension === undefined || parseDecimal(first) === undefined) return undefined
    return { of: 'constant', value: first, dimension: dimension as Dimension }
  }
  const [, sideWord = '', what = ''] = /^([^.]+)\.(.+)$/.exec(first) ?? []
  const where = codeOf(SIDES, sideWord.trim()) as Where | undefined
  if (where === undefined) return undefined
  const series = what.trim()
  if (name === '合计') {
    if (second === undefined) return { of: 'total', series, where }
    if (second === ABOVE_LINE) return { of: 'total', series, where, aboveSalesLine: true }
    return second === WITHOUT_LINE ? { of: 'total', series, where, aboveSalesLine: false } : undefined
  }
  if (second !== undefined) return undefined
  if (name === '数值') return { of: 'figure', series, where }
  if (name === '增长') return { of: 'growth', series, where }
  if (name !== '占比') return undefined
  const [numerator = '', denominator = '', ...more] = series.split('/').map((part) => part.trim())
  return denominator === '' || more.length > 0 ? undefined : { of: 'share', numerator, denominator, where }
}

/** One comparison a line; undefined when one of them is not understood. */
export function parseComparisons(text: string): Comparison[] | undefined {
  const lines = text
    .split(/[\n;；]/)
    .map(plain)
    .filter((line) => line !== '')
  const comparisons = lines.map((line) => {
    const [, leftText = '', operator, rightText = ''] =
      /^([^<>=]+?)\s*(>=|<=|>|<|=)\s*([^<>=]+)$/s.exec(line) ?? []
    const left = parseQuantity(leftText)
    const right = parseQuantity(rightText)
    const known = OPERATORS.find((each) => each === operator)
    return left && right && known ? { left, operator: known, right } : undefined
  })
  return comparisons.every((each) => each !== undefined) && comparisons.length > 0 ? comparisons : undefined
}

type Tier = { readonly from: string; readonly points: string }

/** `0.08起得1；0.15起得2`. */
export function tiersText(tiers: readonly Tier[]): string {
  return tiers.map(({ from, points }) => `${from}起得${points}`).join('；')
}

export function parseTiers(text: string): Tier[] | undefined {
  const tiers = text
    .split(/[\n;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => /^(\S+?)\s*起\s*得\s*(\S+?)\s*分?$/.exec(part))
    .map((match) => (match?.[1] && match[2] ? { from: match[1], points: match[2] } : undefined))
  return tiers.every((each) => each !== undefined) && tiers.length > 0 ? tiers : undefined
}
