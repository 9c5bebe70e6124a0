/** 创建任务: the internal procedure of a task out of the plan. */
import { defineProcedure } from '../../kernel/procedure.ts'

const basis = {
  kind: 'internal',
  title: { zh: '创建工作方案的任务分工', en: 'Division of tasks in the creation plan' },
} as const

/** 创建办内部规定: times that the creation office sets for itself and for the units. */
const rule = {
  kind: 'internal',
  title: { zh: '创建办内部规定，可调整', en: 'The creation office’s own rule, adjustable' },
} as const

export const taskProcedure = defineProcedure({
  id: 'assessment.task',
  version: 1,
  appliesFrom: '2022-04-26',
  title: { zh: '创建任务', en: 'Creation task' },
  basis,
  initial: 'assigned',
  states: [
    { key: 'assigned', title: { zh: '已下达', en: 'Assigned' }, waitsFor: 'handler' },
    { key: 'inProgress', title: { zh: '进行中', en: 'In progress' }, waitsFor: 'handler' },
    { key: 'submitted', title: { zh: '待验收', en: 'Submitted' }, waitsFor: 'sender' },
    { key: 'returned', title: { zh: '已退回', en: 'Returned' }, waitsFor: 'handler' },
    { key: 'accepted', title: { zh: '已验收', en: 'Accepted' }, waitsFor: 'sender' },
    { key: 'closed', title: { zh: '已办结', en: 'Closed' }, final: true },
    { key: 'withdrawn', title: { zh: '已撤销', en: 'Withdrawn' }, final: true },
  ],
  steps: [
    {
      key: 'start',
      title: { zh: '开始办理', en: 'Start' },
      from: ['assigned'],
      to: 'inProgress',
      who: 'assessment.reportTask',
      basis,
    },
    {
      key: 'report',
      title: { zh: '报告进展', en: 'Report progress' },
      // Who reports on a returned task is working on it again.
      from: ['inProgress', 'returned'],
      to: 'inProgress',
      who: 'assessment.reportTask',
      form: [
        {
          key: 'progress',
          kind: 'number',
          min: '0',
          max: '100',
          places: 0,
          required: true,
          title: { zh: '完成进度（%）', en: 'Progress (%)' },
        },
        {
          key: 'text',
          kind: 'longText',
          maxLength: 2000,
          required: true,
          title: { zh: '进展情况', en: 'What was done' },
        },
      ],
      basis,
    },
    {
      key: 'submit',
      title: { zh: '提交验收', en: 'Submit' },
      from: ['inProgress', 'returned'],
      to: 'submitted',
      who: 'assessment.reportTask',
      form: [
        {
          key: 'text',
          kind: 'longText',
          maxLength: 2000,
          required: true,
          title: { zh: '完成情况', en: 'Outcome' },
        },
      ],
      basis,
    },
    {
      key: 'accept',
      title: { zh: '验收通过', en: 'Accept' },
      from: ['submitted'],
      to: 'accepted',
      who: 'assessment.manageTasks',
      form: [{ key: 'text', kind: 'longText', maxLength: 1000, title: { zh: '验收意见', en: 'Remark' } }],
      basis,
    },
    {
      key: 'return',
      title: { zh: '退回', en: 'Return' },
      from: ['submitted'],
      to: 'returned',
      who: 'assessment.manageTasks',
      form: [
        {
          key: 'reason',
          kind: 'longText',
          maxLength: 1000,
          required: true,
          title: { zh: '退回理由', en: 'Reason' },
        },
        {
          key: 'workingDays',
          kind: 'number',
          min: '1',
          max: '60',
          places: 0,
          title: { zh: '再次提交期限（工作日）', en: 'Time to hand in again (working days)' },
          hint: { zh: '不填则仍按原完成时限。', en: 'Left empty, the due day stays as it was.' },
        },
      ],
      basis,
    },
    {
      key: 'close',
      title: { zh: '办结', en: 'Close' },
      from: ['accepted'],
      to: 'closed',
      who: 'assessment.manageTasks',
      basis,
    },
    {
      key: 'withdraw',
      title: { zh: '撤销任务', en: 'Withdraw' },
      from: ['assigned', 'inProgress', 'submitted', 'returned'],
      to: 'withdrawn',
      who: 'assessment.manageTasks',
      form: [
        {
          key: 'reason',
          kind: 'longText',
          maxLength: 1000,
          required: true,
          title: { zh: '撤销理由', en: 'Reason' },
        },
      ],
      basis,
    },
  ],
  limits: [
    {
      key: 'complete',
      title: { zh: '完成时限', en: 'Time for completion' },
      starts: { on: 'opening' },
      // A task handed in on time is not late while the office looks at it.
      ends: { steps: ['submit'], states: ['withdrawn'] },
      length: 'given',
      basis,
    },
    {
      key: 'mend',
      title: { zh: '整改后再次提交时限', en: 'Time for handing in again' },
      starts: { on: 'step', step: 'return' },
      ends: { steps: ['submit'], states: ['withdrawn'] },
      length: 'given',
      basis,
    },
    {
      key: 'acceptance',
      title: { zh: '验收时限', en: 'Time for acceptance' },
      starts: { on: 'state', state: 'submitted' },
      ends: { steps: ['accept', 'return'], states: ['withdrawn'] },
      length: { amount: 10, unit: 'workingDay', roll: 'none' },
      basis: rule,
    },
    {
      key: 'closing',
      title: { zh: '办结时限', en: 'Time for closing' },
      starts: { on: 'state', state: 'accepted' },
      ends: { steps: ['close'] },
      length: { amount: 30, unit: 'workingDay', roll: 'none' },
      basis: rule,
    },
  ],
})

/** 通报签收: each unit that a circulated notice names signs for it. */
export const circularReceiptProcedure = defineProcedure({
  id: 'assessment.circularReceipt',
  version: 1,
  appliesFrom: '2022-04-26',
  title: { zh: '通报签收', en: 'Receipt of a circulated notice' },
  basis: rule,
  initial: 'issued',
  states: [
    { key: 'issued', title: { zh: '待签收', en: 'To be signed for' }, waitsFor: 'handler' },
    { key: 'signed', title: { zh: '已签收', en: 'Signed for' }, final: true },
  ],
  facts: [
    {
      key: 'isNamedUnit',
      title: { zh: '办理人属于被通报单位', en: 'Whoever acts belongs to the unit that the notice names' },
    },
  ],
  steps: [
    {
      key: 'sign',
      title: { zh: '签收', en: 'Sign for it' },
      from: ['issued'],
      to: 'signed',
      who: 'assessment.reportTask',
      guards: [
        {
          fact: 'isNamedUnit',
          is: true,
          refusal: { kind: 'forbidden', code: 'assessment.not_named_unit' },
        },
      ],
      basis: rule,
    },
  ],
  limits: [
    {
      key: 'sign',
      title: { zh: '签收时限', en: 'Time to sign' },
      starts: { on: 'opening' },
      ends: { steps: ['sign'] },
      length: { amount: 3, unit: 'workingDay', roll: 'none' },
      basis: rule,
    },
  ],
})
