/** What the parts of the contract have in common. Browser-safe. */
import { z } from 'zod'

export const region = z.string().regex(/^\d{6}(\d{3})?$/)

/** A civil date; whether the calendar has it is checked by parsing. */
export const day = z.iso.date()

/** Keyset paging: `after` is the cursor that the last page answered with. */
export const page = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
}

export const reaches = ['unit', 'region', 'below'] as const

/** Query flags travel as text. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
