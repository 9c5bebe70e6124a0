import { Document, Packer, Paragraph } from 'docx'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { cleanCharacters } from './characters.ts'
import { readDocument } from './index.ts'
import { columnTables } from './pdf-columns.ts'
import { findGrids } from './pdf-grid.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const textOf = async (data: Uint8Array, name: string) => {
  const result = await readDocument(data, name)
  return result.ok ? result.value.lines.map((line) => line.text) : result.error.code
}

test.each([
  ['empty.txt', new Uint8Array(), 'documents.empty'],
  ['blank.txt', bytes(' \n\n'), 'documents.empty'],
  [
    'scan.png',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
    'documents.image',
  ],
  ['old.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]), 'documents.unsupported_format'],
  ['a.rtf', bytes('{\\rtf1 }'), 'documents.unsupported_format'],
  ['cut.docx', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), 'documents.damaged'],
  ['cut.pdf', bytes('%PDF-1.7\n1 0 obj'), 'documents.damaged'],
  [
    'noise.bin',
    Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + ((i * i) >> 3)) & 255),
    'documents.unknown_binary',
  ],
])('%s is refused by what it is', async (name, data, code) => {
  expect(await textOf(data, name)).toBe(code)
})

test.each(['utf-16le', 'utf-16be'])('%s with a mark is text', async (charset) => {
  const data = Buffer.from('\ufeff网络市场监管\n第二行', 'utf16le')
  expect(await textOf(charset === 'utf-16le' ? data : data.swap16(), 'a.txt')).toEqual([
    '网络市场监管',
    '第二行',
  ])
})

test('GB18030 bytes are text without a declaration', async () => {
  const gbk = Buffer.from('cdf8c2e7cad0b3a1bce0b9dcd3ebb7fecef1cabeb7b6c7f8a3ac', 'hex')
  expect(await textOf(gbk, 'a.txt')).toEqual(['网络市场监管与服务示范区，'])
})

test('Kangxi radicals of text layers become the printed characters, and zero-width ones vanish', () => {
  expect(cleanCharacters('⾸⻚⽅案\u200b\ufeff')).toBe('首页方案')
  expect(cleanCharacters('⺒⻆⻅⺷')).toBe('巳角见羊')
})

test('spanning cells of a page are marked as the rest of the cell they belong to', async () => {
  const page = '<table><tr><td rowspan="2">甲</td><td>乙</td></tr><tr><td>丙<br>丁</td></tr></table>'
  const result = await readDocument(bytes(`<!doctype html>${page}`), 'a.html')
  expect(result.ok && result.value.blocks[0]).toMatchObject({
    kind: 'table',
    rows: [
      { cells: [{ text: '甲' }, { text: '乙' }] },
      { cells: [{ text: '', continues: 'above' }, { text: '丙\n丁' }] },
    ],
  })
})

test('scripts, hidden parts and layout tables leave only their text', async () => {
  const page =
    '<!doctype html><script>x</script><div style="display:none">y</div><table><tr><td><p>正文</p></td></tr></table>'
  expect(await textOf(bytes(page), 'a.html')).toEqual(['正文'])
})

test('marks of Markdown and of scanners are no text, page numbers keep their dashes', async () => {
  expect(await textOf(bytes('## 标题\n**甲：**乙\n- 3 -\n- 丙'), 'a.md')).toEqual([
    '标题',
    '甲：乙',
    '- 3 -',
    '丙',
  ])
})

test('paragraphs of a docx are lines', async () => {
  const document = new Document({ sections: [{ children: [new Paragraph('甲'), new Paragraph('乙')] }] })
  expect(await textOf(await Packer.toBuffer(document), 'a.docx')).toEqual(['甲', '乙'])
})

test('a grid of lines gives its cells, and a missing line joins two of them', () => {
  const horizontal = (y: number, x0: number, x1: number) => ({ x0, y0: y, x1, y1: y })
  const vertical = (x: number) => ({ x0: x, y0: 0, x1: x, y1: 40 })
  const [grid] = findGrids([
    horizontal(0, 0, 100),
    horizontal(20, 50, 100),
    horizontal(40, 0, 100),
    vertical(0),
    vertical(50),
    vertical(100),
  ])
  expect(grid?.xs).toEqual([0, 50, 100])
  expect(grid?.origin(1, 0)).toEqual([0, 0])
  expect(grid?.origin(1, 1)).toEqual([1, 1])
})

test('a table without ruling lines is found by its gutters, its rows by their numbers, over a page break too', () => {
  const line = (y: number, ...cells: string[]) => ({
    y,
    height: 10,
    runs: cells.flatMap((text, i) =>
      text === '' ? [] : [{ text, x: i * 100, y, width: text.length * 10, height: 10 }],
    ),
  })
  const first = columnTables(
    [
      line(0, '序号', '指标', '分值', '标准', '单位'),
      line(20, '1', '增速', '2', '高于全国平均', '市商务'),
      line(40, '', '', '', '得2分', '局'),
      line(60, '2', '质量', '3', '形成特色', '市统计局'),
    ],
    1,
  )
  const cells = first[0]?.rows.map((row) => row.cells.map((cell) => cell.text))
  expect(cells).toEqual([
    ['序号', '指标', '分值', '标准', '单位'],
    ['1', '增速', '2', '高于全国平均\n得2分', '市商务\n局'],
    ['2', '质量', '3', '形成特色', '市统计局'],
  ])
  const second = columnTables(
    [line(0, '', '提升', '', '得3分', '局'), line(20, '正文'.repeat(25))],
    2,
    first[0]?.gutters,
  )
  expect(second[0]?.rows[0]?.cells.map((cell) => cell.text)).toEqual(['', '提升', '', '得3分', '局'])
  expect(second[0]?.to).toBe(1)
})

test('notes of a docx are lines behind its text, deleted words are none', async () => {
  const zip = new JSZip()
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
  zip.file(
    'word/document.xml',
    `<w:document><w:body><w:p>${run('甲')}<w:del><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins>${run('丙')}</w:ins></w:p></w:body></w:document>`,
  )
  zip.file(
    'word/footnotes.xml',
    `<w:footnotes><w:footnote w:id="1"><w:p>${run('注')}</w:p></w:footnote></w:footnotes>`,
  )
  expect(await textOf(await zip.generateAsync({ type: 'uint8array' }), 'a.docx')).toEqual(['甲丙', '注'])
})

const docx = async (body: string) => {
  const zip = new JSZip()
  zip.file('word/document.xml', `<w:document><w:body>${body}</w:body></w:document>`)
  return await zip.generateAsync({ type: 'uint8array' })
}
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

test('a text box of a docx is read once, as lines of its own after its paragraph', async () => {
  const box = `<w:txbxContent>${paragraph('框内第一行')}${paragraph('框内第二行')}</w:txbxContent>`
  const drawing = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice>
    <mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
  const old = `<w:pict><v:shape><v:textbox><w:txbxContent>${paragraph('旧式框')}</w:txbxContent></v:textbox></v:shape></w:pict>`
  const body = `<w:p><w:r><w:t>锚定段落</w:t></w:r><w:r>${drawing}</w:r></w:p><w:p><w:r>${old}</w:r></w:p>${paragraph('下一段')}`
  expect(await textOf(await docx(body), 'a.docx')).toEqual([
    '锚定段落',
    '框内第一行',
    '框内第二行',
    '旧式框',
    '下一段',
  ])
})

/** A pdf of these objects (the first is the catalog), with a table of where each begins. */
function pdf(objects: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const xref = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF`
  return Buffer.from(text, 'latin1')
}
const stream = (dictionary: string, content: string) =>
  `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`
const PAGES = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Scan 5 0 R >> >> >>',
  stream('', 'q 595 0 0 842 0 0 cm /Scan Do Q'),
  stream(
    '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
    'abcd',
  ),
]

test('a pdf of images alone is refused as a scan, with the number of its pages', async () => {
  const result = await readDocument(pdf(PAGES), 'scan.pdf')
  expect(result).toMatchObject({
    ok: false,
    error: { kind: 'invalid', code: 'documents.no_text_layer', details: { fileName: 'scan.pdf', pages: 1 } },
  })
})

test('a pdf behind a password is refused as encrypted, not as damaged', async () => {
  const key = '0123456789abcdef0123456789abcdef'
  const encrypt = `<< /Filter /Standard /V 1 /R 2 /P -4 /O (${key}) /U (${key}) >>`
  const locked = pdf([...PAGES, encrypt], '/Encrypt 6 0 R /ID [(0123456789abcdef) (0123456789abcdef)]')
  const result = await readDocument(locked, 'locked.pdf')
  expect(result).toMatchObject({
    ok: false,
    error: { kind: 'invalid', code: 'documents.encrypted', details: { fileName: 'locked.pdf' } },
  })
})
