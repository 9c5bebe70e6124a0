import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../platform/cli.ts'
import { detectVerb } from './cli.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sishi-detect-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function detect(args: readonly string[], input: string | Buffer = '') {
  const out: string[] = []
  const err: string[] = []
  const context = {
    language: 'zh' as const,
    stdin: Readable.from([Buffer.from(input)]),
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    env: {},
  }
  const verb = { ...detectVerb, load: async () => detectVerb }
  const code = await run(context, [verb], ['detect', ...args])
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('sishi detect', () => {
  test('a suspected violation is exit 3, with rule, level, original position, article and penalty', async () => {
    const { code, out } = await detect(['-', '--json'], '本店国-家-级好茶')
    expect(code).toBe(3)
    expect(JSON.parse(out).findings).toEqual([
      expect.objectContaining({
        rule: 'absolute-terms',
        level: 'violation',
        text: '国-家-级',
        isDisguised: true,
        position: { start: 2, end: 7, path: '' },
        article: expect.objectContaining({ zh: '《中华人民共和国广告法》第九条第三项' }),
      }),
    ])
  })

  test('innocent words are exit 0 and no finding', async () => {
    const { code, out } = await detect(['-', '--json'], '最佳赏味期：开封后三天内')
    expect([code, JSON.parse(out).findings]).toEqual([0, []])
  })

  test('words in pictures are read: of a picture alone, beside a saved page, and within it; none outside its folder', async () => {
    const picture = await readFile(join(import.meta.dirname, '../../platform/ocr/fixtures/promotion.jpg'))
    await mkdir(join(folder, 'saved'))
    await writeFile(join(folder, 'promotion.jpg'), picture)
    await writeFile(join(folder, 'saved', 'promotion.jpg'), picture)
    const rulesOf = async (source: string, input = '') => {
      const { out } = await detect([source, '--json'], input)
      return (JSON.parse(out).findings as { rule: string }[]).map(({ rule }) => rule)
    }
    const page = (src: string) => `<html><body><h1>茶</h1><img src="${src}"></body></html>`
    await writeFile(join(folder, 'saved', 'beside.html'), page('./promotion.jpg'))
    await writeFile(join(folder, 'saved', 'outside.html'), page('../promotion.jpg'))
    expect(await rulesOf(join(folder, 'promotion.jpg'))).toContain('absolute-terms')
    expect(await rulesOf(join(folder, 'saved', 'beside.html'))).toContain('absolute-terms')
    expect(await rulesOf(join(folder, 'saved', 'outside.html'))).not.toContain('absolute-terms')
    const within = page(`data:image/jpeg;base64,${picture.toString('base64')}`)
    expect(await rulesOf('-', within)).toContain('absolute-terms')
    const broken = ['data:image/png;base64,%ff%', 'data:,', 'data:image/svg+xml,<svg/>', 'http://[', ''].map(
      page,
    )
    for (const each of broken) expect(await rulesOf('-', each)).not.toContain('absolute-terms')
  })

  test('a page in GBK is read as such', async () => {
    const file = join(folder, 'page.html')
    // 国家级 in GBK, in a page that says nothing of its encoding.
    const gbk = Buffer.from([0xb9, 0xfa, 0xbc, 0xd2, 0xbc, 0xb6, 0xb5, 0xc4, 0xb2, 0xe8, 0xd2, 0xb6])
    await writeFile(
      file,
      Buffer.concat([Buffer.from('<html><body><p>'), gbk, Buffer.from('</p></body></html>')]),
    )
    const { out } = await detect([file, '--json'])
    expect(JSON.parse(out)).toMatchObject({
      findings: [{ text: '国家级', position: { path: 'html>body[1]>p[1]' } }],
      page: { charset: 'gb18030', format: 'html' },
    })
  })

  test('a rule is silent before the law that it rests on was in force', async () => {
    const { out } = await detect(['-', '--json', '--on', '2015-01-01'], '国家级好茶')
    expect(JSON.parse(out).findings).toEqual([])
  })

  test.each([
    [['no-such-file'], 'detect.not_found'],
    [[tmpdir()], 'detect.unreadable'],
    [['-', '--on', '2026-02-30'], 'detect.bad_day'],
  ])('%j is refused as %s', async (args, refusal) => {
    const { code, out } = await detect([...args, '--json'])
    expect([code, JSON.parse(out).error.code]).toEqual([1, refusal])
  })
})
