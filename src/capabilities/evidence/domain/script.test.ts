import { expect, test } from 'vitest'
import { dayFrom } from '../../../kernel/day.ts'
import { aviOf } from './avi.ts'
import { retainUntil } from './retention.ts'
import { parseScript, stepText } from './script.ts'

test('steps are read as an officer writes them, in both languages, blank lines passed over', () => {
  expect(parseScript('输入 搜索框 = 面霜\n点击 查看 详情\n\n滚动\nwait 3\n播放')).toEqual({
    steps: [
      { kind: 'fill', target: '搜索框', text: '面霜' },
      { kind: 'click', target: '查看 详情' },
      { kind: 'scroll' },
      { kind: 'wait', seconds: 3 },
      { kind: 'play' },
    ],
  })
})

test.each(['删除 全部', '点击', '输入 搜索框', '等待 很久', '等待 900'])(
  '“%s” is no step, and its line is named',
  (line) => {
    expect(parseScript(`滚动\n${line}`)).toEqual({ wrongLine: 2 })
  },
)

test('more steps than a capture takes are refused at the first too many', () => {
  expect(parseScript('滚动\n'.repeat(21))).toEqual({ wrongLine: 21 })
})

test('a step stands in the log as it was written', () => {
  expect(stepText({ kind: 'fill', target: '搜索框', text: '面霜' })).toBe('搜索框 = 面霜')
})

test('a pack is kept as long as the act may still be penalised, counted from its day', () => {
  expect(retainUntil('ordinary', dayFrom('2026-02-28'))).toBe('2028-02-28')
  expect(retainUntil('safety', dayFrom('2028-02-29'))).toBe('2033-02-28')
})

test('a film lasts as long as its recording, and what did not change is not stored again', () => {
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xd9, 1])
  const film = aviOf(
    [
      { atMs: 100, jpeg },
      { atMs: 900, jpeg },
    ],
    { width: 2, height: 2, durationMs: 1000 },
  )
  const text = Buffer.from(film).toString('latin1')
  const view = new DataView(film.buffer)
  expect(view.getUint32(4, true)).toBe(film.length - 8)
  expect(text.slice(8, 12)).toBe('AVI ')
  // Five pictures a second, in the list and in the index: two of them with bytes.
  expect(text.split('00dc')).toHaveLength(11)
  expect(view.getUint32(text.indexOf('avih') + 8 + 16, true)).toBe(5)
  const index = text.indexOf('idx1')
  const sizes = [0, 1, 2, 3, 4].map((entry) => view.getUint32(index + 8 + entry * 16 + 12, true))
  expect(sizes).toEqual([5, 0, 0, 0, 5])
  const movi = text.indexOf('movi')
  const last = view.getUint32(index + 8 + 4 * 16 + 8, true)
  expect(text.slice(movi + last, movi + last + 4)).toBe('00dc')
})
