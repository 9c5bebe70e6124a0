/** Where figures stand: addresses of series and of single figures. Pure. */
import type { FigureWhere } from '../../../kernel/series.ts'
import type { ValueKind } from '../domain.ts'

export interface FigurePlace {
  readonly where: FigureWhere
  readonly period: string
  readonly valueKind: ValueKind
}

export const seriesAddress = (series: string): string => `/figures/series/${series}`

export const requestAddress = (id: string): string => `/figures/requests/${id}`

/** The series with the form of one figure open. */
export function figureAddress(series: string, { where, period, valueKind }: FigurePlace): string {
  const query = new URLSearchParams({ where, period, ...(valueKind === 'growth' ? { view: 'growth' } : {}) })
  return `${seriesAddress(series)}?${query}`
}

/** The series with the drawer open in which a unit is asked for the figure. */
export const askAddress = (series: string, place: FigurePlace): string =>
  `${figureAddress(series, place)}&ask=yes`
