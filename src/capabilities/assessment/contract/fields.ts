/** Shapes that the contracts of this capability share. */
import { z } from 'zod'
import { parseDecimal } from '../../../kernel/exact.ts'

export const region = z.string().regex(/^\d{6}(\d{3})?$/)
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const decimal = z
  .string()
  .trim()
  .max(40)
  .refine((text) => parseDecimal(text) !== undefined, 'request.field_decimal')
export const text = (max: number) => z.string().max(max)
export const names = z.array(text(200)).max(200)
export const bilingual = z.object({ zh: z.string(), en: z.string() })
export const scoreQuery = z.object({ region: region.optional() })
