import { expect, test } from 'vitest'
import { dayFrom } from '../../../kernel/day.ts'
import { reportWindow, standings } from './report-window.ts'

test.each([
  ['2026-07-01', '2026-07-01', '2026-07-31'],
  ['2026-06-30', '2026-01-01', '2026-01-31'],
  ['2026-12-31', '2026-07-01', '2026-07-31'],
  ['2027-01-15', '2027-01-01', '2027-01-31'],
])('on %s the last window of article 25 is from %s to %s', (on, from, to) => {
  expect(reportWindow(dayFrom(on))).toEqual({ from, to })
})

test('a platform that has not reported is awaited within the window and missing after it', () => {
  const window = { from: dayFrom('2026-07-01'), to: dayFrom('2026-07-31') }
  const platforms = [
    { id: 'a', name: '甲州示例市集网络科技有限公司', shops: [] },
    { id: 'b', name: '甲州丙丁科技有限公司', shops: ['丙丁优选'] },
    { id: 'c', name: '甲州戊己科技有限公司', shops: [] },
  ]
  const reports = [
    { sender: '示例市集', lastOn: dayFrom('2026-07-08') },
    { sender: '丙丁优选', lastOn: dayFrom('2026-01-09') },
    { sender: '外地平台', lastOn: dayFrom('2026-07-09') },
  ]
  const statesOn = (on: string) =>
    standings(platforms, reports, window, dayFrom(on)).map(({ operatorId, sender, state }) => [
      operatorId,
      sender,
      state,
    ])
  expect(statesOn('2026-07-31')).toEqual([
    ['b', '丙丁优选', 'awaited'],
    ['c', '甲州戊己科技有限公司', 'awaited'],
    ['a', '示例市集', 'reported'],
    [null, '外地平台', 'reported'],
  ])
  expect(statesOn('2026-08-01')[1]).toEqual(['c', '甲州戊己科技有限公司', 'missing'])
  const after = [{ sender: '示例市集', lastOn: dayFrom('2026-08-12') }]
  const states = standings(platforms, after, window, dayFrom('2026-09-01')).map(({ state }) => state)
  expect(states).toEqual(['missing', 'missing', 'late'])
})
