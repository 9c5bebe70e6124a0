/** Fields that several endpoints share. Browser-safe. */
import { z } from 'zod'
import { FINDING_STATES, LEVELS } from '../domain/finding.ts'

export const region = z.string().regex(/^\d{6}(\d{3})?$/)
export const bilingual = z.object({ zh: z.string(), en: z.string() })
export const level = z.enum(LEVELS)
export const findingState = z.enum(FINDING_STATES)
export const count = z.number().int().nonnegative()

/** Address of a page to be watched; where it may lead is the guard's affair. */
export const webAddress = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), 'request.field_web_address')

export const paged = {
  /** The `next` of the page before. */
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
}
