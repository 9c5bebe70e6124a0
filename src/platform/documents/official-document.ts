/** 公文格式: a docx in the form of GB/T 9704-2012 《党政机关公文格式》, which Word and WPS open. */
import type { IParagraphOptions, Paragraph, Table } from 'docx'

export type OfficialBlock =
  /** 一、 and （一）: numbered here, in the order in which they come. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly headings: readonly string[]
      readonly rows: readonly (readonly string[])[]
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
}

const mm = (length: number): number => Math.round((length / 25.4) * 1440)

// 7.1 paper 210 x 297 mm; 7.2.1 top edge 37 mm, left edge 28 mm; type area 156 x 225 mm.
const PAGE = { width: mm(210), height: mm(297), top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) }
/** 7.2.2: 22 lines to the page, 28 characters to the line. */
const LINE = Math.floor(mm(225) / 22)
/** Sizes in half points: 2号 22 pt, 3号 16 pt, 4号 14 pt. */
const SIZE = { title: 44, body: 32, page: 28, letterhead: 72 }
const FONT = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  first: '黑体',
  second: '楷体_GB2312',
  page: '宋体',
} as const
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
  const cells = (texts: readonly string[], isHead: boolean) =>
    new docx.TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map(
        (text) =>
          new docx.TableCell({
            children: [
              paragraph(
                text,
                { size: SIZE.page, font: isHead ? FONT.first : FONT.body },
                { spacing: { line: 360 } },
              ),
            ],
          }),
      ),
    })
  let [first, second] = [0, 0]
  const block = (part: OfficialBlock): readonly (Paragraph | Table)[] => {
    if (part.kind === 'table')
      return [
        new docx.Table({
          width: { size: 100, type: docx.WidthType.PERCENTAGE },
          rows: [cells(part.headings, true), ...part.rows.map((row) => cells(row, false))],
        }),
      ]
    if (part.kind === 'text')
      return part.text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => paragraph(line.trim(), {}, { indent }))
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
  const signature = (text: string | undefined, right: number) =>
    text === undefined
      ? []
      : [paragraph(text, {}, { alignment: AlignmentType.RIGHT, indent: { right: SIZE.body * 10 * right } })]
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
          ...content.blocks.flatMap(block),
          ...(content.signer === undefined ? [] : [paragraph('')]),
          ...signature(content.signer, 2),
          ...signature(content.date, 4),
        ],
      },
    ],
  })
  return await docx.Packer.toBuffer(file)
}
