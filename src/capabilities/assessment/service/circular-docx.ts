/** 通报 as a Word file in the form of GB/T 9704-2012 (党政机关公文格式); fonts are named, not embedded. */
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { CircularFigures } from '../contract/circulars.ts'
import { percentOf } from '../measures.ts'

export const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 5.2.1: A4 with 37 mm above and 28 mm at the binding edge, the type area 156 mm by 225 mm. */
const MARGINS_MM = { top: 37, left: 28, bottom: 35, right: 26 } as const
/** 二号, 三号, 四号 in half-points. */
const SIZES = { title: 44, body: 32, small: 28, table: 24 } as const
const FONTS = { title: '方正小标宋简体', body: '仿宋_GB2312', heading: '黑体', page: '宋体' } as const
/** 5.2.2: 22 lines of 28 characters on a page. */
const LINE_TWIP = 579

export interface CircularText {
  readonly title: string
  readonly number: string | null
  readonly body: string
  readonly issuer: string
  readonly issuedAt: string | null
  readonly figures: CircularFigures
}

type Font = keyof typeof FONTS

const run = (text: string, font: Font, size: number) =>
  new TextRun({ text, size, font: { ascii: FONTS[font], eastAsia: FONTS[font], hAnsi: FONTS[font] } })

const spacing = { line: LINE_TWIP, lineRule: LineRuleType.EXACT } as const

function paragraph(text: string, options: { font?: Font; size?: number; align?: 'center' | 'right' } = {}) {
  const { font = 'body', size = SIZES.body, align } = options
  return new Paragraph({
    spacing,
    children: [run(text, font, size)],
    // 首行缩进两字: two characters of the body's size.
    ...(align === undefined
      ? { indent: { firstLine: SIZES.body * 20 } }
      : { alignment: align === 'center' ? AlignmentType.CENTER : AlignmentType.RIGHT }),
  })
}

const isHeading = (line: string): boolean => /^[一二三四五六七八九十]+、/.test(line)

const HEADINGS = ['名次', '单位', '到期', '按时', '按时率', '完成／全部', '逾期', '平均迟交天数', '督办中']

function cell(text: string, font: Font = 'body') {
  return new TableCell({
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, font, SIZES.table)] })],
  })
}

/** 附表: the ranking; a unit without tasks due has no place in it and no rate. */
function ranking({ units }: CircularFigures): Table {
  const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [
      new TableRow({ tableHeader: true, children: HEADINGS.map((heading) => cell(heading, 'heading')) }),
      ...units.map(
        (unit) =>
          new TableRow({
            cantSplit: true,
            children: [
              unit.rank === null ? '—' : String(unit.rank),
              unit.unitName,
              String(unit.due),
              String(unit.onTime),
              percentOf(unit.onTime, unit.due) ?? '无到期任务',
              `${unit.done}／${unit.total}`,
              String(unit.overdue),
              unit.late === 0 ? '—' : (unit.lateDays / unit.late).toFixed(1),
              String(unit.supervisions),
            ].map((text) => cell(text)),
          }),
      ),
    ],
  })
}

const inWords = (instant: string): string => {
  const parts = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' })
  return parts.format(new Date(instant))
}

export async function circularDocx(circular: CircularText): Promise<Buffer> {
  const lines = circular.body.split('\n').filter((line) => line.trim() !== '')
  const mm = convertMillimetersToTwip
  const document = new Document({
    title: circular.title,
    creator: circular.issuer,
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: {
              top: mm(MARGINS_MM.top),
              left: mm(MARGINS_MM.left),
              bottom: mm(MARGINS_MM.bottom),
              right: mm(MARGINS_MM.right),
            },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  run('— ', 'page', SIZES.small),
                  new TextRun({ children: [PageNumber.CURRENT], size: SIZES.small, font: FONTS.page }),
                  run(' —', 'page', SIZES.small),
                ],
              }),
            ],
          }),
        },
        children: [
          paragraph(circular.title, { font: 'title', size: SIZES.title, align: 'center' }),
          paragraph(circular.number ?? '（草稿）', { align: 'center' }),
          paragraph('', { align: 'center' }),
          new Paragraph({ spacing, children: [run('各有关单位：', 'body', SIZES.body)] }),
          ...lines.map((line) => paragraph(line.trim(), { font: isHeading(line) ? 'heading' : 'body' })),
          paragraph('', { align: 'right' }),
          paragraph(circular.issuer, { align: 'right' }),
          paragraph(circular.issuedAt === null ? '' : inWords(circular.issuedAt), { align: 'right' }),
          new Paragraph({ pageBreakBefore: true, spacing, children: [run('附表', 'heading', SIZES.body)] }),
          paragraph('各单位创建任务完成情况', { font: 'title', size: SIZES.body, align: 'center' }),
          ranking(circular.figures),
        ],
      },
    ],
  })
  return await Packer.toBuffer(document)
}
