/** 认领处置: an identity that a higher level distributed is claimed as one's own and disposed of, or sent back. Pure. */
import { defineProcedure } from '../../kernel/procedure.ts'

const basis = {
  kind: 'internal',
  title: {
    zh: '网络交易主体身份信息认领处置规定，可调整',
    en: 'Rule on claiming distributed identities, adjustable',
  },
} as const

const remark = {
  key: 'text',
  kind: 'longText',
  maxLength: 1000,
  title: { zh: '说明', en: 'Remark' },
} as const

export const claimProcedure = defineProcedure({
  id: 'operators.claim',
  version: 1,
  appliesFrom: '2022-04-26',
  title: { zh: '主体认领处置', en: 'Claim and disposal of an identity' },
  basis,
  initial: 'distributed',
  states: [
    { key: 'distributed', title: { zh: '待认领', en: 'To be claimed' }, waitsFor: 'handler' },
    { key: 'claimed', title: { zh: '已认领待处置', en: 'Claimed, to be disposed of' }, waitsFor: 'handler' },
    { key: 'disposed', title: { zh: '已处置', en: 'Disposed of' }, final: true },
    { key: 'returned', title: { zh: '已退回', en: 'Sent back' }, final: true },
  ],
  steps: [
    {
      key: 'claim',
      title: { zh: '认领', en: 'Claim' },
      from: ['distributed'],
      to: 'claimed',
      who: 'operators.claim',
      form: [remark],
      basis,
    },
    {
      key: 'dispose',
      title: { zh: '处置', en: 'Dispose' },
      from: ['claimed'],
      to: 'disposed',
      who: 'operators.claim',
      form: [
        {
          key: 'outcome',
          kind: 'select',
          required: true,
          title: { zh: '处置结果', en: 'Outcome' },
          options: [
            { key: 'inBusiness', title: { zh: '在营，纳入监管', en: 'In business, under supervision' } },
            { key: 'closed', title: { zh: '已终止经营', en: 'Closed' } },
            { key: 'deadAddress', title: { zh: '网址失效', en: 'Dead address' } },
            { key: 'unreachable', title: { zh: '无法联系', en: 'Not to be reached' } },
          ],
        },
        remark,
      ],
      basis,
    },
    {
      key: 'return',
      title: { zh: '退回', en: 'Send back' },
      from: ['distributed', 'claimed'],
      to: 'returned',
      who: 'operators.claim',
      form: [
        {
          key: 'outcome',
          kind: 'select',
          required: true,
          title: { zh: '退回理由', en: 'Reason' },
          options: [
            { key: 'notMine', title: { zh: '不属本辖区', en: 'Not of this region' } },
            { key: 'wrongOwner', title: { zh: '主体与网店不符', en: 'The shop is not this operator’s' } },
          ],
        },
        { ...remark, required: true },
      ],
      basis,
    },
  ],
  limits: [
    {
      key: 'dispose',
      title: { zh: '认领处置时限', en: 'Time to claim and dispose' },
      starts: { on: 'opening' },
      ends: { states: ['disposed', 'returned'] },
      length: 'given',
      basis,
    },
  ],
})
