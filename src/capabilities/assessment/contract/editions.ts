/** 评估指标体系各版: list, table, differences, files, a region's own wordings, and moving a creation to another version. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { bilingual, decimal, scoreQuery } from './fields.ts'

const ref = z.union([z.string().regex(/^\d{4}(-[a-z]+)?$/), z.uuid()])
const params = z.object({ ref })
const reason = z.string().trim().min(2).max(500)
const wording = z.object({
  zh: z.string().trim().min(1).max(1000),
  en: z.string().trim().max(2000).default(''),
})

export const ADDITION_KINDS = ['reword', 'indicator', 'item'] as const
export const WORDING_FIELDS = ['title', 'criteria', 'condition'] as const

const editionHead = z.object({
  /** The name of an edition of the product, or the id of an imported version. */
  ref,
  edition: z.string(),
  version: z.number().int().nullable(),
  title: bilingual,
  documentTitle: bilingual,
  documentNumber: z.string(),
  effective: z.string(),
  table: z.enum(['complete', 'to_import']),
  state: z.enum(['product', 'draft', 'frozen']),
  /** Of the office that imported it; null for the product's own. */
  region: z.string().nullable(),
  regionName: z.string().nullable(),
  importedName: z.string().nullable(),
  importedAt: z.string().nullable(),
  frozenAt: z.string().nullable(),
  note: z.string(),
  /** Creations within one's scope that are scored by it. */
  uses: z.number().int(),
})
export type EditionHead = z.output<typeof editionHead>

/** A region's own wording, indicator or item, beside the official text. */
export const editionAddition = z.object({
  id: z.uuid(),
  kind: z.enum(ADDITION_KINDS),
  subject: z.string(),
  field: z.enum(WORDING_FIELDS).nullable(),
  wording: bilingual,
  official: bilingual.nullable(),
  points: z.string().nullable(),
  reason: z.string(),
  region: z.string(),
  regionName: z.string(),
  addedName: z.string(),
  addedAt: z.string(),
  revoked: z.object({ name: z.string(), at: z.string(), reason: z.string() }).nullable(),
  result: z.object({ earned: z.string(), reason: z.string(), name: z.string(), at: z.string() }).nullable(),
})
export type EditionAddition = z.output<typeof editionAddition>

/** 本地加分, apart from the official points. */
export const localPart = z.object({
  additions: z.array(editionAddition),
  points: z.string(),
  earned: z.string(),
  open: z.number().int(),
})
export type LocalPart = z.output<typeof localPart>

const filePlace = z.object({
  sheet: z.string().nullable(),
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  details: z.record(z.string(), z.string()),
})
export type EditionFileFault = z.output<typeof filePlace>

const change = z.object({
  change: z.enum(['added', 'removed', 'reworded', 'points', 'changed']),
  subject: z.enum(['edition', 'group', 'subgroup', 'indicator', 'item', 'series', 'measure', 'source']),
  key: z.string(),
  title: bilingual,
  field: z.string().nullable(),
  before: bilingual.nullable(),
  after: bilingual.nullable(),
})
export type EditionChangeRow = z.output<typeof change>

export const listEditions = endpoint({
  id: 'assessment.listEditions',
  method: 'GET',
  path: '/api/assessment/editions',
  access: 'assessment.read',
  summary: { zh: '指标体系各版', en: 'Indicator editions' },
  response: z.object({
    /** Which one the own region is scored by. */
    inForce: z.string(),
    /** Why this officer may not import, freeze or word anew; null when it is allowed. */
    mayNotManage: z.string().nullable(),
    items: z.array(editionHead),
  }),
})

const editionItem = z.object({ key: z.string(), condition: bilingual, points: z.string(), test: z.string() })
const editionIndicator = z.object({
  number: z.number().int(),
  title: bilingual,
  criteria: bilingual.nullable(),
  kind: z.enum(['quantitative', 'qualitative', 'mixed']),
  points: z.string(),
  rule: z.string(),
  ruleText: z.string(),
  sources: z.array(bilingual),
  items: z.array(editionItem),
})
const part = { key: z.string(), title: bilingual, points: z.string() }

export const getEdition = endpoint({
  id: 'assessment.getEdition',
  method: 'GET',
  path: '/api/assessment/editions/:ref',
  access: 'assessment.read',
  summary: { zh: '一版指标体系', en: 'One edition with its table' },
  params,
  response: editionHead.extend({
    inForce: z.string(),
    mayNotManage: z.string().nullable(),
    passRule: z.object({
      totalAtLeast: z.string(),
      groupRateAtLeast: z.string(),
      cycleYearsAtLeast: z.number().int().nullable(),
      notApplicable: z.enum(['stays', 'leaves']),
    }),
    points: z.string().nullable(),
    years: z.number().int().nullable(),
    notes: z.array(bilingual),
    groups: z.array(
      z.object({
        ...part,
        subgroups: z.array(z.object({ ...part, indicators: z.array(editionIndicator) })),
      }),
    ),
    series: z.array(z.object({ key: z.string(), title: bilingual, definition: bilingual, unit: z.string() })),
    measures: z.array(z.object({ key: z.string(), title: bilingual })),
    local: localPart,
  }),
})

/** What stands beside the edition that a region is scored by: for the pages of the score and the evidence. */
export const getLocalPart = endpoint({
  id: 'assessment.getLocalPart',
  method: 'GET',
  path: '/api/assessment/edition-additions',
  access: 'assessment.read',
  summary: { zh: '本地表述与补充', en: 'Own wordings and additions of a region' },
  query: scoreQuery,
  response: localPart.extend({ ref }),
})

export const diffEdition = endpoint({
  id: 'assessment.diffEdition',
  method: 'GET',
  path: '/api/assessment/editions/:ref/changes',
  access: 'assessment.read',
  summary: { zh: '版本比较', en: 'What an edition says otherwise than another' },
  params,
  query: z.object({ from: ref }),
  response: z.object({ items: z.array(change) }),
})

export const exportEdition = endpoint({
  id: 'assessment.exportEdition',
  method: 'GET',
  path: '/api/assessment/editions/:ref/file',
  access: 'assessment.read',
  summary: { zh: '导出指标体系', en: 'An edition as a workbook or YAML' },
  params,
  query: z.object({ format: z.enum(['xlsx', 'yaml']).default('xlsx') }),
  response: z.unknown(),
})

/** Multipart: one workbook or YAML; nothing is kept. */
export const checkEditionFile = endpoint({
  id: 'assessment.checkEditionFile',
  method: 'POST',
  path: '/api/assessment/editions/check',
  access: 'assessment.manageEditions',
  summary: { zh: '校验指标体系文件', en: 'Check a file of an edition before it is imported' },
  response: z.object({
    faults: z.array(filePlace),
    notices: z.array(filePlace),
    edition: z.object({ id: z.string(), title: bilingual, effective: z.string() }).nullable(),
    baseline: editionHead.nullable(),
    changes: z.array(change),
    /** Nothing but wordings: may be kept beside the baseline instead of as a version. */
    onlyWordings: z.boolean(),
    /** The draft of this edition that a new version would take the place of. */
    draft: z.number().int().nullable(),
  }),
})
export type EditionCheck = z.output<typeof checkEditionFile.response>

/** Multipart: the same file once more, with what to make of it. */
export const importEdition = endpoint({
  id: 'assessment.importEdition',
  method: 'POST',
  path: '/api/assessment/editions',
  access: 'assessment.manageEditions',
  summary: { zh: '导入指标体系', en: 'Import an edition as a version, or as own wordings' },
  query: z.object({ keep: z.enum(['version', 'wordings']), note: reason }),
  response: z.object({ ref, kept: z.enum(['version', 'wordings']), count: z.number().int() }),
})

export const freezeEdition = endpoint({
  id: 'assessment.freezeEdition',
  method: 'POST',
  path: '/api/assessment/editions/:ref/freeze',
  access: 'assessment.manageEditions',
  summary: { zh: '冻结版本', en: 'Freeze a version' },
  params,
  response: z.object({}),
})

const outcome = z.object({
  points: z.string(),
  sure: z.string(),
  possible: z.string(),
  verdict: z.enum(['passes', 'fails', 'undecided']),
  groups: z.array(z.object({ title: bilingual, points: z.string(), sure: z.string(), possible: z.string() })),
})
export type EditionOutcome = z.output<typeof outcome>

export const previewMove = endpoint({
  id: 'assessment.previewMove',
  method: 'GET',
  path: '/api/assessment/editions/:ref/preview',
  access: 'assessment.read',
  summary: { zh: '试算改用本版的得分', en: 'What the score would be under this edition' },
  params,
  response: z.object({
    before: outcome,
    after: outcome,
    /** Keys of what was entered and would not count. */
    left: z.array(z.string()),
  }),
})

export const moveCreation = endpoint({
  id: 'assessment.moveCreation',
  method: 'POST',
  path: '/api/assessment/editions/:ref/move',
  access: 'assessment.manageEditions',
  summary: { zh: '改用本版', en: 'Score the creation by this edition from now on' },
  params,
  body: z.object({ reason }),
  response: z.object({ moved: z.number().int() }),
})

export const addToEdition = endpoint({
  id: 'assessment.addToEdition',
  method: 'POST',
  path: '/api/assessment/editions/:ref/additions',
  access: 'assessment.manageEditions',
  summary: { zh: '本地表述与补充', en: 'Word anew, or add on top of an edition' },
  params,
  body: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('reword'),
      subject: z.string().regex(/^\d+(\.\d+)?$/),
      field: z.enum(WORDING_FIELDS),
      wording,
      reason,
    }),
    z.object({
      kind: z.enum(['indicator', 'item']),
      subject: z.string().max(60),
      wording,
      points: decimal,
      reason,
    }),
  ]),
  response: z.object({ id: z.uuid() }),
})

const additionParams = z.object({ additionId: z.uuid() })

export const revokeAddition = endpoint({
  id: 'assessment.revokeAddition',
  method: 'POST',
  path: '/api/assessment/edition-additions/:additionId/revoke',
  access: 'assessment.manageEditions',
  summary: { zh: '撤销本地表述或补充', en: 'Take an own wording or addition back' },
  params: additionParams,
  body: z.object({ reason }),
  response: z.object({}),
})

export const settleAddition = endpoint({
  id: 'assessment.settleAddition',
  method: 'POST',
  path: '/api/assessment/edition-additions/:additionId/result',
  access: 'assessment.decide',
  summary: { zh: '认定本地加分', en: 'Settle the points of a local addition' },
  params: additionParams,
  body: z.object({ earned: decimal, reason }),
  response: z.object({}),
})
