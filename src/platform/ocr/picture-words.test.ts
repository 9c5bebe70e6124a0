import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PictureWords } from './picture-words.ts'

const reader = new PictureWords()
let promotion: Buffer
beforeAll(async () => {
  promotion = await readFile(join(import.meta.dirname, 'fixtures/promotion.jpg'))
})
afterAll(() => reader.close())

/** A PNG that says how large it is, and holds nothing. */
function pngOf(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  return Buffer.concat([head, size, Buffer.alloc(64)])
}

test('Chinese print on a coloured ground is read line by line, without blanks between characters', async () => {
  expect((await reader.read(promotion)).split('\n')).toEqual([
    '全网最低价',
    '国家级品质第一品牌',
    '原价999元现价仅需99元',
    '根治糖尿病三天见效无效退款',
  ])
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('<html>全网最低价</html>')],
  ['a drawing of lines', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"/>')],
  ['an icon', pngOf(16, 16)],
  ['a picture that would unpack to gigabytes', pngOf(60_000, 60_000)],
  ['a picture that is broken inside', pngOf(400, 300)],
])('%s has no words', async (_, bytes) => {
  expect(await reader.read(bytes)).toBe('')
})

test('after a broken picture, and after its end, the next one is read', async () => {
  const cut = promotion.subarray(0, 2_000)
  const [, whole] = await Promise.all([reader.read(cut), reader.read(promotion)])
  expect(whole).toContain('国家级')
  await reader.close()
  expect(await reader.read(promotion)).toContain('国家级')
})
