/** 征集: the one internal procedure by which an office asks a unit for something, whatever it asks for. Pure. */
import type { Permission } from '../actor.ts'
import { defineProcedure, type ProcedureId } from '../procedure.ts'
import type { Basis } from '../provision.ts'
import type { Bilingual } from '../text.ts'

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

export interface RequestDeclaration {
  readonly id: ProcedureId
  readonly title: Bilingual
  readonly basis: Basis
  /** Words of the step by which the unit hands over what it was asked for. */
  readonly deliver: Bilingual
  /** Who delivers. */
  readonly asked: Permission
  /** Who asks, accepts, returns and withdraws. */
  readonly asks: Permission
}

/** Asked for, delivered, accepted or returned; the day by which it is wanted is given with the request. */
export function requestProcedure({ id, title, basis, deliver, asked, asks }: RequestDeclaration) {
  return defineProcedure({
    id,
    version: 1,
    appliesFrom: '2022-04-26',
    title,
    basis,
    initial: 'asked',
    states: [
      { key: 'asked', title: { zh: '待提供', en: 'Asked for' }, waitsFor: 'handler' },
      { key: 'delivered', title: { zh: '待验收', en: 'Delivered' }, waitsFor: 'sender' },
      { key: 'accepted', title: { zh: '已收齐', en: 'Accepted' }, final: true },
      { key: 'withdrawn', title: { zh: '已撤销', en: 'Withdrawn' }, final: true },
    ],
    steps: [
      { key: 'deliver', title: deliver, from: ['asked'], to: 'delivered', who: asked, form: [remark], basis },
      {
        key: 'accept',
        title: { zh: '验收通过', en: 'Accept' },
        from: ['delivered'],
        to: 'accepted',
        who: asks,
        form: [remark],
        basis,
      },
      {
        key: 'return',
        title: { zh: '退回', en: 'Return' },
        from: ['delivered'],
        to: 'asked',
        who: asks,
        form: [reason],
        basis,
      },
      {
        key: 'withdraw',
        title: { zh: '撤销', en: 'Withdraw' },
        from: ['asked', 'delivered'],
        to: 'withdrawn',
        who: asks,
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
}
