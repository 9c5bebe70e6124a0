/** 督办: a supervision of another matter, with its own limit and answer. Pure. */
import { defineProcedure } from '../../kernel/procedure.ts'

const basis = { kind: 'internal', title: { zh: '事项督办办法', en: 'Rules on supervising matters' } } as const

const reason = {
  key: 'reason',
  title: { zh: '理由', en: 'Reason' },
  kind: 'longText',
  required: true,
  maxLength: 1000,
} as const

const byAnsweringUnit = {
  fact: 'isAnsweringUnit',
  is: true,
  refusal: { kind: 'forbidden', code: 'matters.not_answering_unit' },
} as const

const bySupervisor = {
  fact: 'isAnsweringUnit',
  is: false,
  refusal: { kind: 'forbidden', code: 'matters.own_supervision' },
} as const

export const supervisionProcedure = defineProcedure({
  id: 'matters.supervision',
  version: 1,
  appliesFrom: '2022-04-26',
  title: { zh: '督办', en: 'Supervision' },
  basis,
  initial: 'issued',
  states: [
    { key: 'issued', title: { zh: '已督办', en: 'Issued' }, waitsFor: 'handler' },
    { key: 'answered', title: { zh: '已答复', en: 'Answered' }, waitsFor: 'sender' },
    { key: 'returned', title: { zh: '退回重答', en: 'Returned' }, waitsFor: 'handler' },
    { key: 'accepted', title: { zh: '已办结', en: 'Accepted' }, final: true },
    { key: 'withdrawn', title: { zh: '已撤销', en: 'Withdrawn' }, final: true },
  ],
  facts: [
    {
      key: 'isAnsweringUnit',
      title: { zh: '办理人属于被督办单位', en: 'Whoever acts belongs to the supervised unit' },
    },
  ],
  steps: [
    {
      key: 'answer',
      title: { zh: '答复', en: 'Answer' },
      from: ['issued', 'returned'],
      to: 'answered',
      who: 'matters.answer',
      guards: [byAnsweringUnit],
      form: [
        {
          key: 'text',
          title: { zh: '办理情况', en: 'What was done' },
          kind: 'longText',
          required: true,
          maxLength: 5000,
        },
      ],
      basis,
    },
    {
      key: 'accept',
      title: { zh: '同意办结', en: 'Accept' },
      from: ['answered'],
      to: 'accepted',
      who: 'matters.supervise',
      guards: [bySupervisor],
      form: [{ key: 'text', title: { zh: '意见', en: 'Remark' }, kind: 'longText', maxLength: 1000 }],
      basis,
    },
    {
      key: 'return',
      title: { zh: '退回重答', en: 'Return' },
      from: ['answered'],
      to: 'returned',
      who: 'matters.supervise',
      guards: [bySupervisor],
      form: [
        reason,
        {
          key: 'workingDays',
          title: { zh: '重新答复期限（工作日）', en: 'Time to answer again (working days)' },
          kind: 'number',
          min: '1',
          max: '60',
          places: 0,
          required: true,
        },
      ],
      basis,
    },
    {
      key: 'withdraw',
      title: { zh: '撤销督办', en: 'Withdraw' },
      from: ['issued', 'answered', 'returned'],
      to: 'withdrawn',
      who: 'matters.supervise',
      guards: [bySupervisor],
      form: [reason],
      basis,
    },
  ],
  limits: [
    {
      key: 'answer',
      title: { zh: '答复期限', en: 'Time to answer' },
      starts: { on: 'opening' },
      ends: { steps: ['answer'], states: ['withdrawn'] },
      length: 'given',
      basis,
    },
    {
      key: 'answerAgain',
      title: { zh: '重新答复期限', en: 'Time to answer again' },
      starts: { on: 'step', step: 'return' },
      ends: { steps: ['answer'], states: ['withdrawn'] },
      length: 'given',
      basis,
    },
  ],
})
