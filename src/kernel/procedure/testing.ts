/** A small sound procedure with every part in it, for the kernel's own tests. */
import { defineProcedure } from '../procedure.ts'

const law = { kind: 'law', text: 'penalty-procedure-2022', article: '第十八条' } as const
const own = { kind: 'internal', title: { zh: '线索核查办法', en: 'Rules on checking clues' } } as const
const reason = {
  key: 'reason',
  title: { zh: '理由', en: 'Reason' },
  kind: 'longText',
  required: true,
  maxLength: 500,
} as const

export const aReportProcedure = () =>
  defineProcedure({
    id: 'clues.report',
    version: 1,
    appliesFrom: '2020-01-01',
    title: { zh: '线索核查', en: 'Checking a clue' },
    basis: own,
    initial: 'open',
    states: [
      { key: 'open', title: { zh: '待核查', en: 'To be checked' }, waitsFor: 'handler' },
      { key: 'atLab', title: { zh: '检测中', en: 'At the laboratory' }, waitsFor: 'outside' },
      { key: 'reported', title: { zh: '待审核', en: 'To be reviewed' }, waitsFor: 'sender' },
      { key: 'done', title: { zh: '已办结', en: 'Closed' }, final: true },
      { key: 'lapsed', title: { zh: '逾期未查', en: 'Lapsed' }, final: true },
    ],
    facts: [{ key: 'hasFindings', title: { zh: '已有核查记录', en: 'Findings are recorded' } }],
    steps: [
      {
        key: 'report',
        title: { zh: '上报核查结果', en: 'Report' },
        from: ['open'],
        to: 'reported',
        who: 'clues.check',
        guards: [{ fact: 'hasFindings', is: true, refusal: { kind: 'conflict', code: 'clues.no_findings' } }],
        form: [
          { key: 'findings', title: { zh: '核查结果', en: 'Findings' }, kind: 'longText', required: true },
        ],
        basis: law,
      },
      {
        key: 'askLab',
        title: { zh: '委托检测', en: 'Send to the laboratory' },
        from: ['open'],
        to: 'atLab',
        who: 'clues.check',
        basis: law,
      },
      {
        key: 'labAnswered',
        title: { zh: '收到检测结果', en: 'Result received' },
        from: ['atLab'],
        to: 'open',
        who: 'clues.check',
        basis: law,
      },
      {
        key: 'extend',
        title: { zh: '延长期限', en: 'Extend' },
        from: ['open'],
        to: 'open',
        who: 'clues.assign',
        form: [reason],
        basis: law,
      },
      {
        key: 'accept',
        title: { zh: '审核通过', en: 'Accept' },
        from: ['reported'],
        to: 'done',
        who: 'clues.assign',
        basis: own,
      },
      {
        key: 'returnForMore',
        title: { zh: '退回补充', en: 'Return' },
        from: ['reported'],
        to: 'open',
        who: 'clues.assign',
        form: [reason],
        basis: own,
      },
      {
        key: 'lapse',
        title: { zh: '核查期限届满', en: 'Lapse' },
        from: ['open'],
        to: 'lapsed',
        who: 'clues.check',
        trigger: { kind: 'lapse', limit: 'check' },
        basis: own,
      },
    ],
    limits: [
      {
        key: 'check',
        title: { zh: '核查期限', en: 'Time to check' },
        starts: { on: 'opening' },
        ends: { steps: ['report'] },
        pausedIn: ['atLab'],
        extendedBy: ['extend'],
        length: { amount: 15, unit: 'workingDay', roll: 'holiday' },
        basis: law,
      },
      {
        key: 'review',
        title: { zh: '审核期限', en: 'Time to review' },
        starts: { on: 'step', step: 'report' },
        ends: { steps: ['accept', 'returnForMore'] },
        length: 'given',
        basis: own,
      },
    ],
    documents: [
      { key: 'findingsSheet', title: { zh: '核查情况表', en: 'Sheet of findings' }, madeBy: ['report'] },
    ],
  })
