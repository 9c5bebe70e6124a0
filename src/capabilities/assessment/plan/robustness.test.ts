/** Files that are no plans, hostile files and damaged plans: a clear refusal or a result, quickly, never a throw. */
import fc from 'fast-check'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { readDocument } from '../../../platform/documents/index.ts'
import { readPlan } from './index.ts'
import { fixture } from './testing.ts'

async function outcome(bytes: Uint8Array | string, name: string): Promise<string> {
  const document = await readDocument(
    typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    name,
  )
  if (!document.ok) return document.error.code
  const plan = readPlan(document.value)
  return plan.ok ? 'plan' : plan.error.code
}

async function docxOf(xml: string): Promise<Uint8Array> {
  const zip = new JSZip()
  zip.file('word/document.xml', xml)
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}
const word = (inner: string) => `<w:document xmlns:w="x"><w:body>${inner}</w:body></w:document>`

test.each<[string, string]>([
  [
    'news',
    '某市召开创建全国网络市场监管与服务示范区动员会\n5月10日，某市召开动员会。会议强调，要提高认识，抓好落实。\n各单位负责人参加会议。',
  ],
  [
    'a summary',
    '某县2023年网络市场监管工作总结\n一、主要做法\n今年以来，我局认真履职，开展专项行动，检查网店500家次。\n二、存在问题\n人员不足。\n三、下一步打算\n加强监管。',
  ],
  [
    'an explanation',
    '《某市创建全国网络市场监管与服务示范区工作方案》政策解读\n一、制定背景\n为贯彻落实总局要求，制定本方案。\n二、主要内容\n方案分为五个部分。\n三、解读机关\n某市市场监管局，联系电话：0000。',
  ],
  ['nothing but heads of tables', '一级指标\n编号\n三级指标\n分值\n评分标准\n责任单位\n'.repeat(3000)],
  ['a list of units', '成员单位名单\n县商务局\n县公安局\n县财政局\n县税务局\n县司法局'],
  ['filler', 'Lorem ipsum dolor sit amet, consectetur adipiscing elit. '.repeat(50)],
  ['a page of scripts', '<html><body><script>while(true){}</script><p>正文</p></body></html>'],
])('%s is no plan', async (_, text) => {
  expect(await outcome(text, text.startsWith('<') ? 'a.html' : 'a.txt')).toBe('assessment.not_a_plan')
})

test('an external entity of a docx is never read', async () => {
  const xml = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${word('<w:p><w:r><w:t>&x;正文</w:t></w:r></w:p>')}`
  const document = await readDocument(await docxOf(xml), 'a.docx')
  expect(document.ok && document.value.lines.map((line) => line.text)).toEqual(['&x;正文'])
})

test.each<[string, () => Promise<Uint8Array | string>, string, string]>([
  [
    'a bomb',
    () => docxOf(word(`<w:p><w:r><w:t>${'甲'.repeat(10_000_000)}</w:t></w:r></w:p>`)),
    'a.docx',
    'documents.damaged',
  ],
  [
    'tables nested without end',
    () => docxOf(word('<w:tbl><w:tr><w:tc>'.repeat(20_000))),
    'a.docx',
    'documents.damaged',
  ],
  [
    'tags that never close',
    () => docxOf(`<w:document><w:body>${'<a b="'.repeat(100_000)}`),
    'a.docx',
    'documents.damaged',
  ],
  [
    'a page nested without end',
    async () => `<html><body>${'<div>'.repeat(100_000)}x`,
    'a.html',
    'assessment.not_a_plan',
  ],
  [
    'brackets without end',
    async () => `创建方案\n一、任务\n1.甲${'（'.repeat(60_000)}`,
    'a.txt',
    'assessment.not_a_plan',
  ],
  [
    'blanks without end',
    async () => `组${' '.repeat(200_000)}长：\n`.repeat(3),
    'a.txt',
    'assessment.not_a_plan',
  ],
])('%s is refused within seconds', async (_, make, name, code) => {
  const bytes = await make()
  const start = performance.now()
  expect([code, 'documents.empty']).toContain(await outcome(bytes, name))
  expect(performance.now() - start).toBeLessThan(10_000)
})

test('a spreadsheet under the name of a text document is refused by what it is', async () => {
  const zip = new JSZip()
  zip.file('xl/workbook.xml', '<workbook/>')
  expect(await outcome(await zip.generateAsync({ type: 'uint8array' }), 'plan.docx')).toBe(
    'documents.unsupported_format',
  )
})

test.each(['forms/a-linhe.txt', 'forms/i-tongjiang.txt', 'forms/n-gushan.txt', 'qinghe-flattened.txt'])(
  'no damage to %s makes the reader throw',
  async (name) => {
    const text = new TextDecoder().decode(await fixture(name))
    const edit = fc.tuple(
      fc.nat(text.length),
      fc.nat(60),
      fc.oneof(
        fc.string({ maxLength: 12, unit: 'binary' }),
        fc.constantFrom('（', '）', '\t', '\n', '责任单位：', '一、', '2023年', '<td>', ''),
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
        const damaged = edits.reduce(
          (whole, [at, cut, put]) => whole.slice(0, at) + put + whole.slice(at + cut),
          text,
        )
        expect(await outcome(damaged, name)).toMatch(/^(?:plan|assessment\.|documents\.)/u)
      }),
      { numRuns: 25 },
    )
  },
)

test.each(['lanshui.pdf', 'lanshui.docx'])('no damaged byte of %s makes the reader throw', async (name) => {
  const whole = name.endsWith('pdf')
    ? await fixture(name)
    : await docxOf(word('<w:p><w:r><w:t>一、任务</w:t></w:r></w:p>'))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
      async (edits) => {
        const bytes = Uint8Array.from(whole)
        for (const [at, value] of edits) bytes[at] = value
        expect(await outcome(bytes, name)).toMatch(/^(?:plan|assessment\.|documents\.)/u)
      },
    ),
    { numRuns: 12 },
  )
})
