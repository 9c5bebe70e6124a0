/** Fields that several endpoints share. Browser-safe. */
import { z } from 'zod'
import {
  ENTITIES,
  EXEMPTIONS,
  LICENCE_KINDS,
  OPERATOR_KINDS,
  REGISTRATIONS,
  SHOP_KINDS,
  SHOP_STATUSES,
  SOURCES,
  STATUSES,
  TIE_KINDS,
} from '../domain/operator.ts'

export const region = z.string().regex(/^\d{6}(\d{3})?$/)
export const day = z.iso.date()
export const bilingual = z.object({ zh: z.string(), en: z.string() })

/** Keyset paging: `after` is the cursor that the last page answered with. */
export const page = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
}

export const kind = z.enum(OPERATOR_KINDS)
export const entity = z.enum(ENTITIES)
export const registration = z.enum(REGISTRATIONS)
export const exemption = z.enum(EXEMPTIONS)
export const status = z.enum(STATUSES)
export const source = z.enum(SOURCES)
export const shopKind = z.enum(SHOP_KINDS)
export const shopStatus = z.enum(SHOP_STATUSES)
export const licenceKind = z.enum(LICENCE_KINDS)
export const tieKind = z.enum(TIE_KINDS)

export const reason = z.string().trim().min(2).max(500)
export const operatorParams = z.object({ operatorId: z.uuid() })
export const shopParams = z.object({ shopId: z.uuid() })
