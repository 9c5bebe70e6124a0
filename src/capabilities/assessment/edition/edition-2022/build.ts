/** Short forms for writing the table of the 2022 edition, so that a row of it reads like the table. Pure. */
import type { Bilingual } from '../../../../kernel/text.ts'
import type { Comparison, Indicator, Item, Quantity, Where } from '../schema.ts'

type Ground = Item['grounds'][number]

/** A text in both languages. */
export function words(zh: string, en: string): Bilingual {
  return { zh, en }
}

/** An item that a reviewer judges by its material. */
export function reviewed(key: string, zh: string, en: string, ...grounds: readonly Ground[]): Item {
  return {
    key,
    condition: { zh, en },
    grounds: grounds.length > 0 ? grounds : ['material'],
    proof: { by: 'review' },
  }
}

/** An item that is met when every comparison holds. */
export function tested(
  key: string,
  condition: Bilingual,
  grounds: readonly Ground[],
  ...every: readonly Comparison[]
): Item {
  return { key, condition, grounds, proof: { by: 'test', every } }
}

/** 1 分 for each of the items. */
export function onePointEach(...items: readonly Item[]): Indicator['rule'] {
  return { rule: 'sum', items: items.map((item) => ({ ...item, points: '1' })) }
}

export function growth(series: string, where: Where): Quantity {
  return { of: 'growth', series, where }
}

export function share(numerator: string, denominator: string, where: Where): Quantity {
  return { of: 'share', numerator, denominator, where }
}

export function measure(name: string): Quantity {
  return { of: 'measure', measure: name }
}

export function national(series: string): Quantity {
  return { of: 'figure', series, where: 'national' }
}

/** A share such as 0.95, shown as 95 %. */
export function rate(value: string): Quantity {
  return { of: 'constant', value, dimension: 'ratio' }
}

/** 超过, 大于, 高于: strictly greater. */
export function above(left: Quantity, right: Quantity): Comparison {
  return { left, operator: '>', right }
}

/** 达到, 不低于: at least. */
export function atLeast(left: Quantity, right: Quantity): Comparison {
  return { left, operator: '>=', right }
}

export const APPLICANT = ['applicant'] as const
export const DOCUMENTS_AND_EXPERTS = ['documents', 'experts'] as const
export const COMPARISON_AND_DOCUMENTS = ['comparison', 'documents'] as const
