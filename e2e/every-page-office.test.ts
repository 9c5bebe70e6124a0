/** 每个页面: the creation office and the three administrators find no fault in any page but those of the daily work. */
import { expect, test } from 'vitest'
import { faultsOfPlainPages, faultsSeenBy, isDaily, PATIENCE_MS, unreached } from './pages.ts'

const isOthers = (path: string) => !isDaily(path)

test('pages that stand alone have no fault', async () => {
  expect(await faultsOfPlainPages()).toEqual([])
})

test.each(['creation', 'system', 'security', 'audit'])(
  '%s finds no fault in any page that may be opened',
  { timeout: PATIENCE_MS },
  async (account) => {
    expect(await faultsSeenBy(account, true, isOthers)).toEqual([])
  },
)

test('every such page was opened, with something to show', () => {
  expect(unreached(isOthers)).toEqual([])
})
