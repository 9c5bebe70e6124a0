/** 要材料, 补正材料: the internal procedures by which a unit is asked for a material, and for a better one. */
import { requestProcedure } from '../../kernel/procedure/request.ts'
import { defineProcedure } from '../../kernel/procedure.ts'

const basis = {
  kind: 'internal',
  title: {
    zh: '创建办佐证材料管理规定，可调整',
    en: 'The creation office’s own rule on materials, adjustable',
  },
} as const

export const materialRequest = requestProcedure({
  id: 'assessment.materialRequest',
  title: { zh: '材料征集', en: 'Request for material' },
  basis,
  deliver: { zh: '提交材料', en: 'Deliver' },
  asked: 'assessment.enterEvidence',
  asks: 'assessment.manageTasks',
})

/** Opened by a return, closed by the new version; the review of that version is the material's own state. */
export const mendingProcedure = defineProcedure({
  id: 'assessment.materialMending',
  version: 1,
  appliesFrom: '2022-04-26',
  title: { zh: '补正材料', en: 'Mending a material' },
  basis,
  initial: 'returned',
  states: [
    { key: 'returned', title: { zh: '待补正', en: 'To be mended' }, waitsFor: 'handler' },
    { key: 'mended', title: { zh: '已补正', en: 'Mended' }, final: true },
  ],
  steps: [
    {
      key: 'mend',
      title: { zh: '补正', en: 'Mend' },
      from: ['returned'],
      to: 'mended',
      who: 'assessment.enterEvidence',
      basis,
    },
  ],
  limits: [
    {
      key: 'mend',
      title: { zh: '补正时限', en: 'Time for mending' },
      starts: { on: 'opening' },
      ends: { steps: ['mend'] },
      length: { amount: 5, unit: 'workingDay', roll: 'none' },
      basis,
    },
  ],
})
