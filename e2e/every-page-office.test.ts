/** 每个页面: the creation office and the three administrators find no fault in any page, and together open all of them. */
import { expect, test } from 'vitest'
import { faultsOfPlainPages, faultsSeenBy, PATIENCE_MS, unreached } from './pages.ts'

test('pages that stand alone have no fault', async () => {
  expect(await faultsOfPlainPages()).toEqual([])
})

test.each(['creation', 'system', 'security', 'audit'])(
  '%s finds no fault in any page that may be opened',
  { timeout: PATIENCE_MS },
  async (account) => {
    expect(await faultsSeenBy(account, true)).toEqual([])
  },
)

test('every page was opened, with something to show', () => {
  expect(unreached()).toEqual([])
})
