/** 每个页面: units, reviewers and a county whose pages are nearly empty find no fault in any page. */
import { expect, test } from 'vitest'
import { faultsSeenBy, PATIENCE_MS } from './pages.ts'

test.each(['liaison', 'reviewer', 'county'])(
  '%s finds no fault in any page that may be opened',
  { timeout: PATIENCE_MS },
  async (account) => {
    expect(await faultsSeenBy(account, false)).toEqual([])
  },
)
