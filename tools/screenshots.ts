/**
 * Pictures of the running program for the README: `node tools/screenshots.ts [ADDRESS]` against a program that runs
 * with the demo (default http://127.0.0.1:8080). Writes docs/images/*.png.
 */
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { demoAccounts } from '../src/capabilities/organisation/index.ts'

const address = process.argv[2] ?? 'http://127.0.0.1:8080'
const folder = join(import.meta.dirname, '../docs/images')
const executablePath = process.env.SISHI_CHROMIUM ?? '/usr/bin/chromium-headless-shell'
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
})

for (const [language, locale] of [
  ['zh', 'zh-CN'],
  ['en', 'en-GB'],
] as const) {
  const viewport = { width: 1120, height: 720 }
  const as = async (account: string): Promise<Page> => {
    const page = await browser.newPage({ baseURL: address, locale, viewport, reducedMotion: 'reduce' })
    await page.goto('/sign-in')
    await page.locator('#account').fill(account)
    await page.locator('#password').fill(demoAccounts.password)
    await page.locator('button[type="submit"]').click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    return page
  }
  const creation = await as('creation')
  await shoot(creation, language, {
    score: '/assessment/score',
    plan: `/assessment/plans/${await firstOf(creation, '/api/assessment/plans')}`,
    board: '/assessment/board',
    gantt: '/assessment/tasks?view=gantt',
    'what-if': '/assessment/what-if?tab=way',
    matrix: '/assessment/materials/matrix',
  })
  const market = await as('market')
  await shoot(market, language, {
    operators: '/operators',
    findings: '/monitoring/findings?level=violation',
    evidence: `/evidence/${await firstOf(market, '/api/evidence/captures?state=sealed')}`,
  })
}
await browser.close()

/** The id of the first thing of a list. */
async function firstOf(page: Page, list: string): Promise<string> {
  const { items } = (await (await page.request.get(list)).json()) as { items: { id: string }[] }
  return items[0]?.id ?? ''
}

async function shoot(page: Page, language: string, views: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, path] of Object.entries(views)) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    if (name === 'gantt') await page.locator('main [role="img"]').first().scrollIntoViewIfNeeded()
    await page.screenshot({ path: join(folder, `${name}-${language}.png`) })
  }
  await page.close()
}
