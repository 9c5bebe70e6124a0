/** 佐证材料: the list, one material with its versions, entering, review, preview, matrix. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { bilingual, day, region, text } from './fields.ts'

/** What a list can be narrowed to; `expired` is no state but what validity makes of one. */
export const MATERIAL_STATES = ['pending', 'accepted', 'returned', 'withdrawn'] as const
export const VALIDITIES = ['expired', '30', '90', '180'] as const

const itemKey = z.string().regex(/^\d+\.\d+$/)
const tag = z.string().trim().min(1).max(40)
const state = z.enum(MATERIAL_STATES)

export const materialRow = z.object({
  id: z.uuid(),
  title: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  state,
  /** Past its validity: it does not count, whatever its state. */
  expired: z.boolean(),
  version: z.number().int(),
  unitId: z.uuid(),
  unitName: z.string(),
  tags: z.array(z.string()),
  items: z.array(z.string()),
  validTo: z.string().nullable(),
  enteredName: z.string(),
  enteredAt: z.string(),
})
export type MaterialRow = z.output<typeof materialRow>

export const materialFilter = z.object({
  region: region.optional(),
  search: z.string().trim().max(100).optional(),
  indicator: z.coerce.number().int().optional(),
  item: itemKey.optional(),
  unitId: z.uuid().optional(),
  state: state.optional(),
  validity: z.enum(VALIDITIES).optional(),
  tag: tag.optional(),
  mine: z.enum(['yes']).optional(),
  sort: z.enum(['entered', '-entered', 'title', 'validTo']).default('-entered'),
})

export const listMaterials = endpoint({
  id: 'assessment.listMaterials',
  method: 'GET',
  path: '/api/assessment/materials',
  access: 'assessment.read',
  summary: { zh: '佐证材料列表', en: 'Evidence materials' },
  query: materialFilter.extend({
    after: text(800).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  response: z.object({ items: z.array(materialRow), next: z.string().nullable() }),
})

export const exportMaterials = endpoint({
  id: 'assessment.exportMaterials',
  method: 'GET',
  path: '/api/assessment/materials.xlsx',
  access: 'assessment.read',
  summary: { zh: '导出材料清单', en: 'Export the list of materials as xlsx' },
  query: materialFilter,
  response: z.unknown(),
})

const params = z.object({ materialId: z.uuid() })
const ofVersion = z.object({ version: z.coerce.number().int().positive().optional() })

/** One material. The id of a return (`补正` matter) finds its material too. */
export const getMaterial = endpoint({
  id: 'assessment.getMaterial',
  method: 'GET',
  path: '/api/assessment/materials/:materialId',
  access: 'assessment.read',
  summary: { zh: '佐证材料', en: 'One evidence material' },
  params,
  response: materialRow.extend({
    region,
    description: z.string(),
    validFrom: z.string().nullable(),
    proves: z.array(
      z.object({
        item: z.string(),
        indicator: z.number().int(),
        condition: bilingual,
        linkedName: z.string(),
        linkedAt: z.string(),
      }),
    ),
    versions: z.array(
      z.object({
        number: z.number().int(),
        sha256: z.string(),
        sm3: z.string(),
        fileName: z.string(),
        mediaType: z.string(),
        size: z.number().int(),
        note: z.string(),
        enteredName: z.string(),
        enteredAt: z.string(),
      }),
    ),
    reviews: z.array(
      z.object({
        id: z.uuid(),
        version: z.number().int(),
        outcome: z.enum(['accepted', 'returned']),
        reason: z.string(),
        reviewer: z.string(),
        at: z.string(),
      }),
    ),
    mayEdit: z.boolean(),
    mayReview: z.boolean(),
  }),
})

/** The file as it was entered, never shown in place: its content is a stranger's. */
export const openMaterial = endpoint({
  id: 'assessment.openMaterial',
  method: 'GET',
  path: '/api/assessment/materials/:materialId/file',
  access: 'assessment.read',
  summary: { zh: '下载佐证材料', en: 'The file of a material' },
  params,
  query: ofVersion,
  response: z.unknown(),
})

const cells = z.array(z.array(z.string()))

/** What the page can draw of it by itself: text and tables; pictures and pdf it draws from the file. */
export const previewMaterial = endpoint({
  id: 'assessment.previewMaterial',
  method: 'GET',
  path: '/api/assessment/materials/:materialId/preview',
  access: 'assessment.read',
  summary: { zh: '预览佐证材料', en: 'Preview of a material' },
  params,
  query: ofVersion,
  response: z.object({
    kind: z.enum(['pdf', 'image', 'text', 'document', 'sheets', 'none']),
    /** Why there is none: the type, the size, or a damaged file. */
    why: z.enum(['type', 'size', 'damaged']).nullable(),
    charset: z.string().nullable(),
    lines: z.array(z.string()),
    blocks: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('line'), text: z.string(), heading: z.number().int().nullable() }),
        z.object({ kind: z.literal('table'), rows: cells }),
      ]),
    ),
    sheets: z.array(z.object({ name: z.string(), rows: cells })),
    /** Only the beginning is shown. */
    cut: z.boolean(),
  }),
})

const about = z.object({
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(2000).default(''),
  tags: z.array(tag).max(20).default([]),
  validFrom: day.nullable().default(null),
  validTo: day.nullable().default(null),
})

/** 登记材料: finished uploads become materials, all or none. */
export const enterMaterials = endpoint({
  id: 'assessment.enterMaterials',
  method: 'POST',
  path: '/api/assessment/materials',
  access: 'assessment.enterEvidence',
  summary: { zh: '登记佐证材料', en: 'Enter uploaded files as materials' },
  body: z.object({
    materials: z
      .array(
        about.extend({
          uploadId: z.uuid(),
          items: z.array(itemKey).max(100).default([]),
          /** The region holds the same content already, and this one is wanted all the same. */
          sameAllowed: z.boolean().default(false),
        }),
      )
      .min(1)
      .max(100),
    /** The unit whose materials they are; one's own where it is left out. */
    unitId: z.uuid().optional(),
    /** The request that they answer. */
    requestId: z.uuid().optional(),
  }),
  response: z.object({ ids: z.array(z.uuid()) }),
})

/** 查重: what the region holds of the same content, or under the same name. */
export const findSameMaterials = endpoint({
  id: 'assessment.findSameMaterials',
  method: 'POST',
  path: '/api/assessment/material-duplicates',
  access: 'assessment.enterEvidence',
  summary: { zh: '材料查重', en: 'Materials of the same content or name' },
  body: z.object({
    files: z
      .array(z.object({ fileName: z.string().max(255), sha256: z.string().max(64).nullable() }))
      .min(1)
      .max(100),
  }),
  response: z.object({
    found: z.array(
      z.object({
        /** Place in the list of files. */
        place: z.number().int(),
        by: z.enum(['content', 'name']),
        id: z.uuid(),
        title: z.string(),
        fileName: z.string(),
        unitName: z.string(),
        enteredAt: z.string(),
      }),
    ),
  }),
})

/** 相似材料: whose text is much the same as this one's. */
export const listLikeMaterials = endpoint({
  id: 'assessment.listLikeMaterials',
  method: 'GET',
  path: '/api/assessment/materials/:materialId/like',
  access: 'assessment.read',
  summary: { zh: '相似材料', en: 'Materials of much the same text' },
  params,
  response: z.object({
    /** `waiting`: the file is still to be read; `noText`: a picture, a scan, or hardly a word. */
    compared: z.enum(['yes', 'waiting', 'noText']),
    items: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        fileName: z.string(),
        state,
        unitName: z.string(),
        enteredAt: z.string(),
        /** About: out of a sketch, give or take five. */
        sharePercent: z.number().int(),
      }),
    ),
  }),
})

export const enterMaterialVersion = endpoint({
  id: 'assessment.enterMaterialVersion',
  method: 'POST',
  path: '/api/assessment/materials/:materialId/versions',
  access: 'assessment.enterEvidence',
  summary: { zh: '登记材料新版本', en: 'Enter a new version of a material' },
  params,
  body: z.object({ uploadId: z.uuid(), note: z.string().trim().max(500).default('') }),
  response: z.object({ version: z.number().int() }),
})

export const describeMaterial = endpoint({
  id: 'assessment.describeMaterial',
  method: 'PUT',
  path: '/api/assessment/materials/:materialId',
  access: 'assessment.enterEvidence',
  summary: { zh: '修改材料信息', en: 'Change what is said of a material' },
  params,
  body: about,
  response: z.object({}),
})

const several = z.array(z.uuid()).min(1).max(500)

export const linkMaterials = endpoint({
  id: 'assessment.linkMaterials',
  method: 'POST',
  path: '/api/assessment/material-links',
  access: 'assessment.enterEvidence',
  summary: { zh: '关联条目', en: 'Link materials to items, or unlink them' },
  body: z.object({
    materials: several,
    add: z.array(itemKey).max(100).default([]),
    remove: z.array(itemKey).max(100).default([]),
  }),
  response: z.object({}),
})

export const tagMaterials = endpoint({
  id: 'assessment.tagMaterials',
  method: 'POST',
  path: '/api/assessment/material-tags',
  access: 'assessment.enterEvidence',
  summary: { zh: '批量打标签', en: 'Tag materials' },
  body: z.object({
    materials: several,
    add: z.array(tag).max(20).default([]),
    remove: z.array(tag).max(20).default([]),
  }),
  response: z.object({}),
})

/** 审核: of the versions that the reviewer saw; a newer one is not passed unseen. */
export const reviewMaterials = endpoint({
  id: 'assessment.reviewMaterials',
  method: 'POST',
  path: '/api/assessment/material-reviews',
  access: 'assessment.reviewMaterial',
  summary: { zh: '审核材料', en: 'Review materials' },
  body: z.object({
    materials: z
      .array(z.object({ id: z.uuid(), version: z.number().int() }))
      .min(1)
      .max(500),
    outcome: z.enum(['accepted', 'returned']),
    reason: z.string().trim().max(1000).default(''),
  }),
  response: z.object({}),
})

/** 撤回: entered by mistake; it stays on record and counts for nothing. */
export const withdrawMaterial = endpoint({
  id: 'assessment.withdrawMaterial',
  method: 'POST',
  path: '/api/assessment/materials/:materialId/withdraw',
  access: 'assessment.enterEvidence',
  summary: { zh: '撤回材料', en: 'Withdraw a material' },
  params,
  response: z.object({}),
})

/** What the pages need for filters and forms. */
export const getMaterialChoices = endpoint({
  id: 'assessment.getMaterialChoices',
  method: 'GET',
  path: '/api/assessment/material-choices',
  access: 'assessment.read',
  summary: { zh: '材料筛选项', en: 'Indicators, items and units for materials' },
  response: z.object({
    indicators: z.array(z.object({ number: z.number().int(), title: bilingual })),
    /** Items that materials prove. */
    items: z.array(z.object({ key: z.string(), indicator: z.number().int(), condition: bilingual })),
    units: z.array(z.object({ id: z.uuid(), name: z.string() })),
    /** Units that this person may enter materials for. */
    ownUnits: z.array(z.uuid()),
  }),
})

/** 材料矩阵: indicators by units; each cell opens to the list. */
export const getMaterialMatrix = endpoint({
  id: 'assessment.getMaterialMatrix',
  method: 'GET',
  path: '/api/assessment/material-matrix',
  access: 'assessment.read',
  summary: { zh: '材料矩阵', en: 'Completeness of materials' },
  response: z.object({
    units: z.array(z.object({ id: z.uuid(), name: z.string() })),
    indicators: z.array(
      z.object({
        number: z.number().int(),
        title: bilingual,
        /** Items that need material, and those of them that have one that counts. */
        items: z.number().int(),
        covered: z.number().int(),
        missing: z.array(z.string()),
        cells: z.array(
          z.object({
            unitId: z.uuid(),
            part: z.enum(['lead', 'responsible', 'guiding']).nullable(),
            accepted: z.number().int(),
            pending: z.number().int(),
            returned: z.number().int(),
            expired: z.number().int(),
            /** Items nobody has delivered for, where this unit is the one to ask. */
            missing: z.number().int(),
          }),
        ),
      }),
    ),
  }),
})
