/** 通报 as a paper that is printed and sent: its text, and the ranking as the annex. Always in Chinese. */
import { dayOf } from '../../../kernel/day.ts'
import {
  chineseDate,
  type OfficialBlock,
  officialDocument,
} from '../../../platform/documents/official-document.ts'
import type { CircularFigures } from '../contract/circulars.ts'
import { percentOf } from '../measures.ts'

export interface CircularText {
  readonly title: string
  readonly number: string | null
  readonly body: string
  readonly issuer: string
  readonly issuedAt: string | null
  readonly figures: CircularFigures
}

const isHeading = (line: string): boolean => /^[一二三四五六七八九十]+、/.test(line)

/** A unit without tasks due has no place in the ranking and no rate. */
const ranking = ({ units }: CircularFigures): OfficialBlock => ({
  kind: 'table',
  headings: ['名次', '单位', '到期', '按时', '按时率', '完成／全部', '逾期', '平均迟交天数', '督办中'],
  widths: [3, 9, 3, 3, 4, 4, 3, 4, 3],
  rows: units.map((unit) => [
    unit.rank === null ? '—' : String(unit.rank),
    unit.unitName,
    String(unit.due),
    String(unit.onTime),
    percentOf(unit.onTime, unit.due) ?? '无到期任务',
    `${unit.done}／${unit.total}`,
    String(unit.overdue),
    unit.late === 0 ? '—' : (unit.lateDays / unit.late).toFixed(1),
    String(unit.supervisions),
  ]),
})

export async function circularDocx(circular: CircularText): Promise<Buffer> {
  const lines = circular.body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return await officialDocument({
    number: circular.number ?? '（草稿）',
    title: circular.title,
    addressee: '各有关单位',
    // The officer writes the numbers of the headings into the text.
    blocks: lines.map((line) =>
      isHeading(line)
        ? { kind: 'heading', level: 1, text: line, isNumbered: true }
        : { kind: 'text', text: line },
    ),
    signer: circular.issuer,
    ...(circular.issuedAt === null ? {} : { date: chineseDate(dayOf(new Date(circular.issuedAt))) }),
    annex: { title: '各单位创建任务完成情况', blocks: [ranking(circular.figures)] },
  })
}
