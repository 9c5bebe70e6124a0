/** 计量单位: the units that figures come in, and what one of each is in the base unit of its dimension. Pure. */
import type { Bilingual } from '../../../kernel/text.ts'
import type { Dimension } from './schema.ts'

/** One unit: `亿元` is 100,000,000 of the base unit of money. */
export interface Unit {
  readonly unit: string
  readonly title: Bilingual
  readonly dimension: Dimension
  /** Exact, as a decimal: how many base units one of this unit is. */
  readonly factor: string
}

function unit(zh: string, en: string, dimension: Dimension, factor: string): Unit {
  return { unit: zh, title: { zh, en }, dimension, factor }
}

/** The base unit of each dimension stands first among its units. */
const UNITS: readonly Unit[] = [
  unit('元', 'CNY', 'money', '1'),
  unit('万元', '× 10,000 CNY', 'money', '10000'),
  unit('亿元', '× 100 million CNY', 'money', '100000000'),
  unit('件', 'parcels', 'parcels', '1'),
  unit('万件', '× 10,000 parcels', 'parcels', '10000'),
  unit('亿件', '× 100 million parcels', 'parcels', '100000000'),
  unit('户', 'businesses', 'operators', '1'),
  unit('家', 'businesses', 'operators', '1'),
  unit('万户', '× 10,000 businesses', 'operators', '10000'),
  unit('人', 'people', 'people', '1'),
  unit('万人', '× 10,000 people', 'people', '10000'),
  unit('学时', 'class hours', 'hours', '1'),
  unit('件', 'cases', 'cases', '1'),
  unit('%', '%', 'ratio', '0.01'),
  unit('比值', 'ratio', 'ratio', '1'),
]

/** The unit of that name in the dimension: 件 counts parcels in one and cases in another. */
export function findUnit(name: string, dimension: Dimension): Unit | undefined {
  return UNITS.find((each) => each.unit === name && each.dimension === dimension)
}

/** The units in which a value of the dimension may be given. */
export function listUnits(dimension: Dimension): readonly Unit[] {
  return UNITS.filter((each) => each.dimension === dimension)
}
