import { expect, test } from 'vitest'
import { decodePage } from './charset.ts'

// One sentence in four encodings; in Big5 with traditional characters
const bytes = {
  'utf-8': Buffer.from('网络交易监督管理，国家级最佳商品'),
  gb18030: Buffer.from('cdf8c2e7bdbbd2d7bce0b6bdb9dcc0eda3acb9fabcd2bcb6d7eebcd1c9ccc6b7', 'hex'),
  big5: Buffer.from('baf4b8f4a5e6a9f6bacab7febadeb27aa141b0eaae61afc5b3cca8ceb0d3ab7e', 'hex'),
  'utf-16le': Buffer.from('网络交易监督管理，国家级最佳商品', 'utf16le'),
}
const meta = (charset: string, body: Buffer) =>
  Buffer.concat([Buffer.from(`<html><head><meta charset="${charset}"></head><body>`), body])

test.each([
  ['header', 'text/html; charset=gb2312', bytes.gb18030, 'gb18030', 'header'],
  ['header with quotes', 'text/html; charset="GBK"', bytes.gb18030, 'gb18030', 'header'],
  ['meta', 'text/html', meta('gb2312', bytes.gb18030), 'gb18030', 'page'],
  [
    'http-equiv',
    undefined,
    Buffer.concat([
      Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=gbk">'),
      bytes.gb18030,
    ]),
    'gb18030',
    'page',
  ],
  [
    'xml',
    undefined,
    Buffer.concat([Buffer.from('<?xml version="1.0" encoding="GB18030"?>'), bytes.gb18030]),
    'gb18030',
    'page',
  ],
  [
    'a commented meta',
    undefined,
    Buffer.concat([Buffer.from('<!--<meta charset=big5>-->'), bytes['utf-8']]),
    'utf-8',
    'content',
  ],
  [
    'a meta behind much else',
    'text/html',
    Buffer.concat([Buffer.from('<!-- x --><script>1</script>'.repeat(1000)), meta('gbk', bytes.gb18030)]),
    'gb18030',
    'page',
  ],
  ['nothing', undefined, bytes.gb18030, 'gb18030', 'content'],
  ['nothing, UTF-8', undefined, bytes['utf-8'], 'utf-8', 'content'],
  [
    'a mark over a header',
    'text/html; charset=gbk',
    Buffer.concat([Buffer.from([0xff, 0xfe]), bytes['utf-16le']]),
    'utf-16le',
    'mark',
  ],
  ['a header that lies', 'text/html; charset=utf-8', bytes.gb18030, 'gb18030', 'content'],
  [
    'a header that lies and a meta',
    'text/html; charset=utf-8',
    meta('gbk', bytes.gb18030),
    'gb18030',
    'page',
  ],
  ['UTF-16 in a meta', undefined, meta('utf-16', bytes['utf-8']), 'utf-8', 'page'],
  ['a name that nobody knows', 'text/html; charset=klingon', bytes['utf-8'], 'utf-8', 'content'],
])('%s', (_, header, page, charset, decidedBy) => {
  const read = decodePage(page, header)
  expect(read).toMatchObject({ charset, decidedBy })
  expect(read.text).toContain('网络交易监督管理，国家级最佳商品')
})

test.each([
  ['text/html; charset=big5', 'header'],
  ['text/html; charset=utf-8', 'content'],
  [undefined, 'content'],
])('Big5, declared as %s', (header, decidedBy) => {
  expect(decodePage(bytes.big5, header)).toMatchObject({
    charset: 'big5',
    decidedBy,
    text: '網路交易監督管理，國家級最佳商品',
  })
})

const traditional = Buffer.from(
  // 全網最好的山茶油，最終解釋權歸本店所有。
  'a5feBAF4B3CCA6 6eAABAA473AFF9AA6FA141B3CCB2D7B8D1C4C0C576C26BA5BBA9B1A9D2A6B3A143'.replaceAll(' ', ''),
  'hex',
)

test.each([
  ['text/html; charset=gbk', meta('big5', traditional), 'big5', '最終解釋權歸本店所有'],
  ['text/html', meta('gb2312', traditional), 'big5', '最終解釋權歸本店所有'],
  ['text/html; charset=iso-8859-1', meta('x', bytes.gb18030), 'gb18030', '国家级最佳商品'],
  ['text/html; charset=big5', meta('big5', bytes.gb18030), 'gb18030', '国家级最佳商品'],
])('%s over bytes that speak for another encoding is refuted by them', (header, page, charset, words) => {
  const read = decodePage(page, header)
  expect(read).toMatchObject({ charset, decidedBy: 'content' })
  expect(read.text).toContain(words)
})

test.each([
  ['windows-1252', 'Voilà un café très agréable, où l’été dure; déjà vu à la crème brûlée.'],
  ['euc-kr', Buffer.from('c7d1b1b9bef5b4cfb4d920b3f3bbea20b0c5b7a1', 'hex')],
])('%s stays what it is declared as', (charset, text) => {
  const page = typeof text === 'string' ? Buffer.from(text.replaceAll('’', "'"), 'latin1') : text
  expect(decodePage(page, `text/html; charset=${charset}`)).toMatchObject({ charset, decidedBy: 'header' })
})

test('a page cut within a character is still what it declares', () => {
  const cut = bytes.gb18030.subarray(0, -1)
  expect(decodePage(cut, 'text/html; charset=gbk')).toMatchObject({ charset: 'gb18030', decidedBy: 'header' })
})
