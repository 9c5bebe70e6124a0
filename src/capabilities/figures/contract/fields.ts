/** Fields that several endpoints share. Browser-safe. */
import { z } from 'zod'
import { parseDecimal } from '../../../kernel/exact.ts'
import { FIGURE_WHERES } from '../../../kernel/series.ts'
import { isFigurePeriod } from '../domain.ts'

export const region = z.string().regex(/^\d{6}(\d{3})?$/)
export const decimal = z
  .string()
  .trim()
  .max(40)
  .refine((text) => parseDecimal(text) !== undefined, 'request.field_decimal')

export const PERIOD_KINDS = ['year', 'quarter', 'month'] as const
export const VALUE_KINDS = ['level', 'growth'] as const
export const period = z.string().refine(isFigurePeriod, 'request.field_period')
export const where = z.enum(FIGURE_WHERES)
export const valueKind = z.enum(VALUE_KINDS)
export const seriesKey = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .max(80)
export const bilingual = z.object({ zh: z.string(), en: z.string() })
