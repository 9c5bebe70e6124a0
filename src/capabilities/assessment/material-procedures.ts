/** 要材料, 补正材料: the internal procedures by which a unit is asked for a material, and for a better one. */
import { defineProcedure } from '../../kernel/procedure.ts'

const basis = {
  kind: 'internal',
  title: {
    zh: '创建办佐证材料管理规定，可调整',
    en: 'The creation office’s own rule on materials, adjustable',
  },
} as const

const reason = {
  key: 'reason',
  kind: 'longText',
  maxLength: 1000,
  required: true,
  title: { zh: '理由', en: 'Reason' },
} as const

const remark = {
  key: 'text',
  kind: 'longText',
  maxLength: 1000,
  title: { zh: '说明', en: 'Remark' },
} as const

export const requestProcedure = defineProcedure({
  id: 'assessment.materialRequest',
  version: 1,
  appliesFrom: '2022-04-26',
  title: { zh: '材料征集', en: 'Request for material' },
  basis,
  initial: 'asked',
  states: [
    { key: 'asked', title: { zh: '待提供', en: 'Asked for' }, waitsFor: 'handler' },
    { key: 'delivered', title: { zh: '待验收', en: 'Delivered' }, waitsFor: 'sender' },
    { key: 'accepted', title: { zh: '已收齐', en: 'Accepted' }, final: true },
    { key: 'withdrawn', title: { zh: '已撤销', en: 'Withdrawn' }, final: true },
  ],
  steps: [
    {
      key: 'deliver',
      title: { zh: '提交材料', en: 'Deliver' },
      from: ['asked'],
      to: 'delivered',
      who: 'assessment.enterEvidence',
      form: [remark],
      basis,
    },
    {
      key: 'accept',
      title: { zh: '验收通过', en: 'Accept' },
      from: ['delivered'],
      to: 'accepted',
      who: 'assessment.manageTasks',
      form: [remark],
      basis,
    },
    {
      key: 'return',
      title: { zh: '退回', en: 'Return' },
      from: ['delivered'],
      to: 'asked',
      who: 'assessment.manageTasks',
      form: [reason],
      basis,
    },
    {
      key: 'withdraw',
      title: { zh: '撤销', en: 'Withdraw' },
      from: ['asked', 'delivered'],
      to: 'withdrawn',
      who: 'assessment.manageTasks',
      form: [reason],
      basis,
    },
  ],
  limits: [
    {
      key: 'deliver',
      title: { zh: '提供时限', en: 'Time for delivery' },
      starts: { on: 'opening' },
      ends: { steps: ['deliver'], states: ['accepted', 'withdrawn'] },
      length: 'given',
      basis,
    },
    {
      key: 'mend',
      title: { zh: '补充时限', en: 'Time for delivering again' },
      starts: { on: 'step', step: 'return' },
      ends: { steps: ['deliver'], states: ['withdrawn'] },
      length: { amount: 5, unit: 'workingDay', roll: 'none' },
      basis,
    },
  ],
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
