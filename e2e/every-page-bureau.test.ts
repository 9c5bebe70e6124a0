/** 每个页面: the market officer, and who lists the hosts for the monitor, find no fault in the pages of the daily work. */
import { expect, test } from 'vitest'
import { faultsSeenBy, isDaily, PATIENCE_MS, unreached } from './pages.ts'

test.each(['market', 'system'])(
  '%s finds no fault in any page that may be opened',
  { timeout: PATIENCE_MS },
  async (account) => {
    expect(await faultsSeenBy(account, true, isDaily)).toEqual([])
  },
)

test('every such page was opened, with something to show', () => {
  expect(unreached(isDaily)).toEqual([])
})
