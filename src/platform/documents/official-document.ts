/** 公文格式: a docx in the form of GB/T 9704-2012 《党政机关公文格式》, which Word and WPS open. */
import type { IParagraphOptions, Paragraph, Table } from 'docx'

export const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export type OfficialBlock =
  /** 一、 and （一）: numbered here, in the order in which they come; `isNumbered` where the text has its number. */
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2
      readonly text: string
      readonly isNumbered?: boolean
    }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly headings: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** How wide the columns are to each other; alike when left out. */
      readonly widths?: readonly number[]
    }

export interface OfficialDocument {
  /** 发文机关标志, in red above the line; left out on papers that carry none. */
  readonly letterhead?: string
  /** 发文字号, or 第几期 of minutes. */
  readonly number?: string
  readonly title: string
  /** 主送机关 */
  readonly addressee?: string
  readonly blocks: readonly OfficialBlock[]
  /** 发文机关署名 and 成文日期, as they are printed. */
  readonly signer?: string
  readonly date?: string
  /** 附件: named under the text, and on a page of its own after the signature. */
  readonly annex?: { readonly title: string; readonly blocks: readonly OfficialBlock[] }
}

const mm = (length: number): number => Math.round((length / 25.4) * 1440)

// 7.1 paper 210 x 297 mm; 7.2.1 top edge 37 mm, left edge 28 mm; type area 156 x 225 mm.
const PAGE = { width: mm(210), height: mm(297), top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) }
/** 7.2.2: 22 lines to the page, 28 characters to the line. */
const LINE = Math.floor(mm(225) / 22)
/** Sizes in half points: 2号 22 pt, 3号 16 pt, 4号 14 pt, 小4号 12 pt, 5号 10.5 pt. */
const SIZE = { title: 44, body: 32, page: 28, table: 24, wideTable: 21, letterhead: 72 }
/** From so many columns on a table takes the smaller letters. */
const WIDE_TABLE = 7
/** The width of the type area, in twips. */
const TYPE_AREA = mm(156)
const FONT = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  first: '黑体',
  second: '楷体_GB2312',
  page: '宋体',
} as const
/** Up to so many characters a cell is centred; longer text begins at its edge. */
const SHORT_CELL = 12
const RED = 'C00000'

/** 一, 十, 十一, 二十三: for numbering up to ninety-nine. */
export function chineseNumber(value: number): string {
  const digits = '〇一二三四五六七八九'
  if (value < 10) return digits[value] ?? String(value)
  if (value > 99) return String(value)
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`
}

/** 2026年9月21日, as 成文日期 is written. */
export function chineseDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export async function officialDocument(content: OfficialDocument): Promise<Buffer> {
  // The library is large and only these papers need it.
  const docx = await import('docx')
  const { AlignmentType, LineRuleType } = docx
  const font = (name: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name })
  const spacing = { line: LINE, lineRule: LineRuleType.EXACT }
  const paragraph = (
    text: string,
    look: { font?: string; size?: number; color?: string; bold?: boolean } = {},
    options: IParagraphOptions = {},
  ): Paragraph =>
    new docx.Paragraph({
      spacing,
      ...options,
      children: [
        new docx.TextRun({
          text,
          font: font(look.font ?? FONT.body),
          size: look.size ?? SIZE.body,
          ...(look.color === undefined ? {} : { color: look.color }),
        }),
      ],
    })
  /** 正文 begins two characters in. */
  const indent = { firstLine: SIZE.body * 10 * 2 }
  const cells = (texts: readonly string[], isHead: boolean, widths: readonly number[]) =>
    new docx.TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map(
        (text, place) =>
          new docx.TableCell({
            width: { size: widths[place] ?? 0, type: docx.WidthType.DXA },
            verticalAlign: docx.VerticalAlignTable.CENTER,
            margins: { top: 40, bottom: 40, left: 60, right: 60 },
            children: [
              paragraph(
                text,
                {
                  size: texts.length < WIDE_TABLE ? SIZE.table : SIZE.wideTable,
                  font: isHead ? FONT.first : FONT.body,
                },
                {
                  // Exact, for lines of the page's grid would be too far apart here.
                  spacing: { line: 320, lineRule: LineRuleType.EXACT },
                  alignment: isHead || text.length <= SHORT_CELL ? AlignmentType.CENTER : AlignmentType.LEFT,
                },
              ),
            ],
          }),
      ),
    })
  let [first, second] = [0, 0]
  const block = (part: OfficialBlock, isLast: boolean): readonly (Paragraph | Table)[] => {
    if (part.kind === 'table') {
      const shares = part.widths ?? part.headings.map(() => 1)
      const all = shares.reduce((sum, share) => sum + share, 0)
      const widths = shares.map((share) => Math.floor((TYPE_AREA * share) / all))
      return [
        new docx.Table({
          width: { size: TYPE_AREA, type: docx.WidthType.DXA },
          columnWidths: widths,
          layout: docx.TableLayoutType.FIXED,
          rows: [cells(part.headings, true, widths), ...part.rows.map((row) => cells(row, false, widths))],
        }),
      ]
    }
    if (part.kind === 'text')
      return part.text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => paragraph(line.trim(), {}, { indent, keepNext: isLast }))
    if (part.isNumbered === true)
      return [paragraph(part.text, { font: part.level === 1 ? FONT.first : FONT.second }, { indent })]
    if (part.level === 1) {
      first += 1
      second = 0
      return [paragraph(`${chineseNumber(first)}、${part.text}`, { font: FONT.first }, { indent })]
    }
    second += 1
    return [paragraph(`（${chineseNumber(second)}）${part.text}`, { font: FONT.second }, { indent })]
  }
  const pageNumber = (
    alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
    side: 'left' | 'right',
  ) =>
    new docx.Footer({
      children: [
        new docx.Paragraph({
          alignment,
          // 7.5: one character in from the outer edge.
          indent: { [side]: SIZE.page * 10 },
          children: [
            new docx.TextRun({
              font: font(FONT.page),
              size: SIZE.page,
              children: ['— ', docx.PageNumber.CURRENT, ' —'],
            }),
          ],
        }),
      ],
    })
  const head: Paragraph[] = []
  if (content.letterhead !== undefined)
    head.push(
      paragraph(
        content.letterhead,
        { font: FONT.title, size: SIZE.letterhead, color: RED },
        { alignment: AlignmentType.CENTER, spacing: { after: LINE } },
      ),
    )
  if (content.letterhead !== undefined || content.number !== undefined)
    head.push(
      paragraph(
        content.number ?? '',
        {},
        {
          alignment: AlignmentType.CENTER,
          spacing: { ...spacing, after: LINE },
          ...(content.letterhead === undefined
            ? {}
            : { border: { bottom: { style: docx.BorderStyle.SINGLE, size: 12, color: RED, space: 6 } } }),
        },
      ),
    )
  /** A signature never stands apart from its date, nor both apart from all text. */
  const together = () => paragraph('', {}, { keepNext: true })
  const signature = (text: string | undefined, right: number) =>
    text === undefined
      ? []
      : [
          paragraph(
            text,
            {},
            {
              alignment: AlignmentType.RIGHT,
              indent: { right: SIZE.body * 10 * right },
              keepNext: text !== content.date && content.date !== undefined,
            },
          ),
        ]
  /** 7.3.7: 附件 in 黑体 at the upper left, its title in the middle of the third line. */
  const annex = ({ title, blocks }: NonNullable<OfficialDocument['annex']>) => {
    first = 0
    return [
      paragraph('附件', { font: FONT.first }, { pageBreakBefore: true }),
      paragraph(''),
      paragraph(
        title,
        { font: FONT.title },
        { alignment: AlignmentType.CENTER, spacing: { ...spacing, after: LINE } },
      ),
      ...blocks.flatMap((part) => block(part, false)),
    ]
  }
  const file = new docx.Document({
    creator: content.signer ?? '',
    title: content.title,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { ...PAGE, footer: mm(28), header: mm(15) },
          },
          grid: { type: docx.DocumentGridType.LINES, linePitch: LINE },
        },
        footers: {
          default: pageNumber(AlignmentType.RIGHT, 'right'),
          even: pageNumber(AlignmentType.LEFT, 'left'),
        },
        children: [
          ...head,
          paragraph(
            content.title,
            { font: FONT.title, size: SIZE.title },
            {
              alignment: AlignmentType.CENTER,
              spacing: { line: 700, lineRule: LineRuleType.EXACT, before: LINE, after: LINE },
            },
          ),
          ...(content.addressee === undefined ? [] : [paragraph(`${content.addressee}：`)]),
          ...content.blocks.flatMap((part, place) => block(part, place === content.blocks.length - 1)),
          // 7.3.4: one line under the text, two characters in.
          ...(content.annex === undefined
            ? []
            : [paragraph(''), paragraph(`附件：${content.annex.title}`, {}, { indent, keepNext: true })]),
          ...(content.signer === undefined ? [] : [together(), together()]),
          ...signature(content.signer, 2),
          ...signature(content.date, 4),
          ...(content.annex === undefined ? [] : annex(content.annex)),
        ],
      },
    ],
  })
  return await docx.Packer.toBuffer(file)
}
