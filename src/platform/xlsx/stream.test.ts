import { buffer } from 'node:stream/consumers'
import readXlsx from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { eachPage, streamXlsx } from './stream.ts'

const PAGES: Record<string, { items: string[]; next: string | null }> = {
  first: { items: ['甲', '=1+1'], next: 'second' },
  second: { items: ['丙'], next: null },
}
const readPage = async (after: string | undefined) => PAGES[after ?? 'first'] ?? { items: [], next: null }

test('every page of the list stands in the sheet below its headings', async () => {
  const pages = eachPage(readPage, (item) => [item, item.length])
  const [sheet] = await readXlsx(await buffer(streamXlsx('任务', ['名称', '长度'], pages)))
  expect(sheet?.data).toEqual([
    ['名称', '长度'],
    ['甲', 1],
    ["'=1+1", 4],
    ['丙', 1],
  ])
})

test('a page that cannot be read ends the stream with its error', async () => {
  const pages = eachPage(
    async () => {
      throw new Error('the list is gone')
    },
    () => [],
  )
  await expect(buffer(streamXlsx('任务', ['名称'], pages))).rejects.toThrow('the list is gone')
})
