/** What crosses the wire: licences and yearly sales that an officer enters by hand. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { day, licenceKind, operatorParams, shopParams } from './fields.ts'

const done = z.object({})

/** The same kind and number again brings it up to date. */
export const saveLicence = endpoint({
  id: 'operators.saveLicence',
  method: 'POST',
  path: '/api/operators/:operatorId/licences',
  access: 'operators.keep',
  summary: { zh: '登记许可、备案', en: 'Enter a licence or filing' },
  params: operatorParams,
  body: z.object({
    kind: licenceKind,
    number: z.string().trim().min(1).max(60),
    /** 许可项目 */
    title: z.string().trim().max(100).default(''),
    validTo: day.nullable().default(null),
  }),
  response: done,
})

/** 年交易额 of one shop; the file adds up all shops of the operator. */
export const saveSales = endpoint({
  id: 'operators.saveSales',
  method: 'POST',
  path: '/api/operators/shops/:shopId/sales',
  access: 'operators.keep',
  summary: { zh: '登记网店年交易额', en: 'Enter the yearly sales of a shop' },
  params: shopParams,
  body: z.object({
    year: z.number().int().min(2000).max(2100),
    amount: z.string().regex(/^\d{1,13}(\.\d{1,2})?$/),
  }),
  response: done,
})
