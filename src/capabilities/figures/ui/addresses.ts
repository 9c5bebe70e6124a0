/** Where figures stand: addresses of series and of single figures. Pure. */
import type { FigureWhere } from '../../../kernel/series.ts'
import type { ValueKind } from '../domain.ts'

export interface FigurePlace {
  readonly where: FigureWhere
  readonly period: string
  readonly valueKind: ValueKind
}

export const seriesAddress = (series: string): string => `/figures/series/${series}`

/** The series with the form of one figure open. */
export function figureAddress(series: string, { where, period, valueKind }: FigurePlace): string {
  const query = new URLSearchParams({ where, period, ...(valueKind === 'growth' ? { view: 'growth' } : {}) })
  return `${seriesAddress(series)}?${query}`
}
