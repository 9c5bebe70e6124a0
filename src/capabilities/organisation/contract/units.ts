/** What crosses the wire: units. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { flag, page, region } from './fields.ts'

export const unitKinds = [
  'government',
  'office',
  'department',
  'bureau',
  'station',
  'institution',
  'vertical',
] as const

export const unitRow = z.object({
  id: z.uuid(),
  region,
  parentId: z.uuid().nullable(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(unitKinds),
  aliases: z.array(z.string()),
  closedOn: z.string().nullable(),
})
export type UnitRow = z.output<typeof unitRow>

/** In the order of regions; `parentId` makes the tree. */
export const listUnits = endpoint({
  id: 'organisation.listUnits',
  method: 'GET',
  path: '/api/organisation/units',
  access: 'session',
  summary: { zh: '机构列表', en: 'Units' },
  query: z.object({
    ...page,
    region: region.optional(),
    search: z.string().max(100).optional(),
    /** Leaves out closed units. */
    open: flag.optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(500),
  }),
  response: z.object({ items: z.array(unitRow), next: z.string().nullable() }),
})

const unitFields = {
  name: z.string().trim().min(2).max(80),
  shortName: z.string().trim().max(40),
  kind: z.enum(unitKinds),
  parentId: z.uuid().nullable(),
  aliases: z.array(z.string().trim().min(1).max(80)).max(20),
}

export const createUnit = endpoint({
  id: 'organisation.createUnit',
  method: 'POST',
  path: '/api/organisation/units',
  access: 'organisation.manageUnits',
  summary: { zh: '新建机构', en: 'Create a unit' },
  body: z.object({
    ...unitFields,
    region,
    shortName: unitFields.shortName.default(''),
    parentId: unitFields.parentId.default(null),
    aliases: unitFields.aliases.default([]),
  }),
  response: unitRow,
})

/** A new name keeps the old one as an alias, so that documents of before still find their unit. */
export const updateUnit = endpoint({
  id: 'organisation.updateUnit',
  method: 'PATCH',
  path: '/api/organisation/units/:unitId',
  access: 'organisation.manageUnits',
  summary: { zh: '修改机构', en: 'Change a unit' },
  params: z.object({ unitId: z.uuid() }),
  body: z.object(unitFields).partial(),
  response: unitRow,
})

/** 撤销机构: asks that nobody works there and no unit stands under it any more. */
export const closeUnit = endpoint({
  id: 'organisation.closeUnit',
  method: 'POST',
  path: '/api/organisation/units/:unitId/closing',
  access: 'organisation.manageUnits',
  summary: { zh: '撤销机构', en: 'Close a unit' },
  params: z.object({ unitId: z.uuid() }),
  body: z.object({}),
  response: unitRow,
})

/** Regions that the instance adds to GB/T 2260, by which pages name what the standard does not know. */
export const listLocalRegions = endpoint({
  id: 'organisation.listLocalRegions',
  method: 'GET',
  path: '/api/organisation/local-regions',
  access: 'session',
  summary: { zh: '增补的行政区划', en: 'Regions added to GB/T 2260' },
  response: z.object({ items: z.array(z.object({ code: region, name: z.string(), level: z.string() })) }),
})
