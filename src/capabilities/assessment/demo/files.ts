/** Small files of every kind for the demo, made on the spot. Their content is made up. */
import { crc32, deflateSync } from 'node:zlib'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { writeXlsx } from '../../../platform/xlsx/read.ts'

export interface DemoFile {
  readonly fileName: string
  readonly content: Buffer
}

const KINDS = ['pdf', 'txt', 'docx', 'png', 'xlsx', 'csv'] as const

/** The `place`-th file, each of another kind in turn. */
export async function demoFile(place: number, name: string, lines: readonly string[]): Promise<DemoFile> {
  const kind = KINDS[place % KINDS.length] ?? 'txt'
  return { fileName: `${name}.${kind}`, content: await contentOf(kind, place, name, lines) }
}

async function contentOf(
  kind: (typeof KINDS)[number],
  place: number,
  name: string,
  lines: readonly string[],
) {
  switch (kind) {
    case 'pdf':
      return aPdf([name, ...lines])
    case 'txt':
      return Buffer.from([name, '', ...lines, ''].join('\n'), 'utf8')
    case 'docx':
      return await aDocx(name, lines)
    case 'png':
      return aPicture(place)
    case 'xlsx':
      return await writeXlsx([
        { name: '台账', headings: ['序号', '内容'], rows: lines.map((line, at) => [`${at + 1}`, line]) },
      ])
    case 'csv':
      return Buffer.from(
        ['序号,内容', ...lines.map((line, at) => `${at + 1},"${line}"`), ''].join('\n'),
        'utf8',
      )
  }
}

async function aDocx(title: string, lines: readonly string[]): Promise<Buffer> {
  const row = (cells: readonly string[]) =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })
  const table = new Table({
    rows: [row(['项目', '情况']), ...lines.map((line, at) => row([`第${at + 1}项`, line]))],
  })
  return await Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: title, heading: 'Heading1' }),
            ...lines.map((line) => new Paragraph(line)),
            table,
          ],
        },
      ],
    }),
  )
}

/** One page in a song typeface that the reader brings along. */
function aPdf(lines: readonly string[]): Buffer {
  const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex')
  const wrapped = lines.flatMap((line) => line.match(/.{1,30}/gsu) ?? [''])
  const text = wrapped.map((line) => `<${hex(line)}> Tj T*`).join('\n')
  const stream = `BT /F1 16 Tf 26 TL 60 760 Td\n${text}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = body.length
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return String(offset).padStart(10, '0')
  })
  const start = body.length
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${offset} 00000 n \n`).join('')}`
  body += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}

/** A picture of coloured bars, another one for each place. */
function aPicture(place: number): Buffer {
  const [width, height] = [320, 200]
  const raw = Buffer.alloc(height * (width * 3 + 1))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const bar = Math.floor(x / 40)
      const isFilled = height - y < 30 + ((place * 37 + bar * 53) % 150)
      raw.set(isFilled ? [30, 90 + bar * 15, 160] : [242, 245, 248], y * (width * 3 + 1) + 1 + x * 3)
    }
  const chunk = (type: string, data: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(typed))
    return Buffer.concat([length, typed, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
