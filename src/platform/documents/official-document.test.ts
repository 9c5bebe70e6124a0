import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { chineseDate, chineseNumber, officialDocument } from './official-document.ts'

test('numbers and days are written as documents write them', () => {
  expect([1, 9, 10, 11, 20, 23, 99].map(chineseNumber)).toEqual([
    '一',
    '九',
    '十',
    '十一',
    '二十',
    '二十三',
    '九十九',
  ])
  expect(chineseDate('2026-09-01')).toBe('2026年9月1日')
})

test('the page, the line and the numbering are those of GB/T 9704-2012', async () => {
  const bytes = await officialDocument({
    title: '关于召开会议的通知',
    addressee: '各成员单位',
    blocks: [
      { kind: 'text', text: '经研究，定于近日召开会议。' },
      { kind: 'heading', level: 1, text: '时间' },
      { kind: 'heading', level: 1, text: '议题' },
      { kind: 'heading', level: 2, text: '听取汇报' },
      { kind: 'table', headings: ['单位', '姓名'], rows: [['甲局', '某人']] },
    ],
    signer: '测试办公室',
    date: '2026年9月21日',
  })
  const zip = await JSZip.loadAsync(bytes)
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
  // 210 x 297 mm; 37, 26, 35 and 28 mm, in twentieths of a point.
  expect(xml).toContain('w:w="11906" w:h="16838"')
  expect(xml).toMatch(/w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  expect(xml).toContain('w:line="579" w:lineRule="exact"')
  const texts = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text)
  expect(texts).toEqual([
    '关于召开会议的通知',
    '各成员单位：',
    '经研究，定于近日召开会议。',
    '一、时间',
    '二、议题',
    '（一）听取汇报',
    '单位',
    '姓名',
    '甲局',
    '某人',
    '',
    '',
    '测试办公室',
    '2026年9月21日',
  ])
})

test('an annex is named under the text and stands on a page of its own after the date; numbered headings stay as written', async () => {
  const bytes = await officialDocument({
    title: '情况通报',
    blocks: [{ kind: 'heading', level: 1, text: '三、下一步', isNumbered: true }],
    signer: '测试办公室',
    date: '2026年9月21日',
    annex: {
      title: '完成情况',
      blocks: [{ kind: 'table', headings: ['单位', '到期'], rows: [], widths: [3, 1] }],
    },
  })
  const zip = await JSZip.loadAsync(bytes)
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
  const texts = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).filter(Boolean)
  expect(texts).toEqual([
    '情况通报',
    '三、下一步',
    '附件：完成情况',
    '测试办公室',
    '2026年9月21日',
    '附件',
    '完成情况',
    '单位',
    '到期',
  ])
  expect(xml.indexOf('w:pageBreakBefore')).toBeGreaterThan(xml.indexOf('2026年9月21日'))
  expect([...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))).toEqual([6633, 2211])
})
