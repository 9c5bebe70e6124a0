/** 打开的部分: what opens over a page, and panels that stand closed at first, are accessible and fit. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { pageRegistry } from '../src/capabilities/registry.ui.ts'
import { addressesOf } from './addresses.ts'
import {
  expectAccessible,
  expectNoOverflow,
  inLanguage,
  openBrowser,
  PHONE,
  settled,
  signIn,
  type Visit,
  visit,
  WIDE,
} from './browser.ts'
import { type Say, wordsIn } from './words.ts'

const PAGES = pageRegistry.capabilities.flatMap((capability) => capability.pages)

let browser: Browser
/** One sign-in for each account, used by all tests of the file. */
const visits = new Map<string, Visit>()

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  for (const opened of visits.values()) await opened.close()
  await browser.close()
})

async function visitOf(account: string): Promise<Visit> {
  const known = visits.get(account)
  if (known) return known
  const opened = await visit(browser)
  visits.set(account, opened)
  await signIn(opened, account)
  return opened
}

interface Opening {
  readonly name: string
  readonly account: string
  /** The page that it opens on, as its declaration has it, with what the address says besides. */
  readonly on: `/${string}`
  readonly with?: string
  readonly viewport?: typeof WIDE
  readonly isWideOnly?: boolean
  readonly open: (page: Page, say: Say) => Promise<unknown>
}

/** Everything that stands folded away, at once. */
const openAll = async (page: Page) =>
  await page.evaluate(() => {
    for (const closed of document.querySelectorAll('main details')) closed.setAttribute('open', '')
  })

const click = async (page: Page, name: string | RegExp) =>
  await page.getByRole('button', { name, exact: true }).first().click()

/** What opens over a page: menus, dialogs, drawers, and panels that stand closed at first. */
const OPENINGS: readonly Opening[] = [
  {
    name: 'the menu of the person',
    account: 'creation',
    on: '/',
    open: async (page) => await page.locator('[popovertarget="person-menu"]').click(),
  },
  {
    name: 'the menu on a phone',
    account: 'creation',
    on: '/',
    viewport: PHONE,
    open: async (page, say) => await click(page, say('web.open_menu')),
  },
  {
    name: 'the list of shortcuts',
    account: 'creation',
    on: '/',
    isWideOnly: true,
    open: async (page, say) => await click(page, say('web.shortcuts')),
  },
  {
    name: 'a new task',
    account: 'creation',
    on: '/assessment/tasks',
    open: async (page, say) => await click(page, say('task.create')),
  },
  {
    name: 'the form of a step',
    account: 'creation',
    on: '/assessment/tasks/:taskId',
    open: async (page, say) =>
      await page
        .getByRole('region', { name: say('web.steps') })
        .locator('.ant-btn')
        .first()
        .click(),
  },
  {
    name: 'assigning a task',
    account: 'creation',
    on: '/assessment/tasks/:taskId',
    open: async (page, say) => await click(page, say('matters.assign')),
  },
  {
    name: 'handing a task over',
    account: 'creation',
    on: '/assessment/tasks/:taskId',
    open: async (page, say) => await click(page, say('matters.hand_over')),
  },
  {
    name: 'reasons and limits of a task',
    account: 'creation',
    on: '/assessment/tasks/:taskId',
    open: openAll,
  },
  {
    name: 'an explanation of the score',
    account: 'creation',
    on: '/assessment/score',
    with: '?indicator=2',
    open: openAll,
  },
  {
    name: 'a figure',
    account: 'creation',
    on: '/assessment/evidence',
    open: async (page) => await page.locator('button.value').first().click(),
  },
  {
    name: 'a figure of a series, with its form',
    account: 'creation',
    on: '/figures/series/:series',
    open: async (page) => await page.locator('a.figure-value').nth(3).click(),
  },
  {
    name: 'a pasted table',
    account: 'creation',
    on: '/assessment/evidence',
    open: async (page, say) => {
      await click(page, say('evidence.paste'))
      await page.getByLabel(say('evidence.paste_block')).fill('12\t13\n14\tx')
    },
  },
  {
    name: 'a measure',
    account: 'creation',
    on: '/assessment/evidence',
    with: '?tab=measures',
    open: async (page) => await page.locator('.measures button').first().click(),
  },
  {
    name: 'a condition to judge',
    account: 'creation',
    on: '/assessment/evidence',
    with: '?tab=items&show=all',
    open: async (page) => await page.locator('.items button').nth(12).click(),
  },
  {
    name: 'revoking a sign-in',
    account: 'security',
    on: '/organisation/sessions',
    open: async (page) =>
      await page.locator('main :is(td, dd, .card-head) button.text-button').first().click(),
  },
  {
    name: 'a new unit',
    account: 'system',
    on: '/organisation/units',
    open: async (page, say) => await click(page, say('account.unit_create')),
  },
  {
    name: 'an entry of the ledger',
    account: 'audit',
    on: '/audit',
    open: async (page) =>
      await page.locator('main :is(td, dd, .card-head) button.text-button').first().click(),
  },
]

test.each(OPENINGS)('$name on $on is accessible and fits, wide and at 360 px', async (opening) => {
  const opened = await visitOf(opening.account)
  const { page } = opened
  const declared = PAGES.find((each) => each.path === opening.on)
  if (declared === undefined) throw new Error(`no page ${opening.on}`)
  const [address] = await addressesOf(opened, declared)
  const path = `${address}${opening.with ?? ''}`
  for (const [language, viewport] of [
    ['zh', opening.viewport ?? WIDE],
    ['en', PHONE],
  ] as const) {
    if (opening.isWideOnly && viewport === PHONE) continue
    await page.setViewportSize(viewport)
    await opened.open(path)
    await inLanguage(opened, language)
    await opening.open(page, wordsIn(language))
    await settled(page)
    await expectNoOverflow(page)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
  }
})

test('an address that no page has, and one of a thing that is not there, are accessible', async () => {
  const opened = await visitOf('creation')
  for (const path of ['/no/such/page', '/assessment/tasks/00000000-0000-4000-8000-000000000000']) {
    await opened.open(path)
    await expectAccessible(opened.page)
  }
})
