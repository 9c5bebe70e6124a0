/**
 * Pictures of the running program for the README: `node tools/screenshots.ts [ADDRESS]` against a program that runs
 * with the demo (default http://127.0.0.1:8080). Writes docs/images/*.png.
 */
import { join } from 'node:path'
import { chromium } from 'playwright-core'
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
  const page = await browser.newPage({ baseURL: address, locale, viewport, reducedMotion: 'reduce' })
  await page.goto('/sign-in')
  await page.locator('#account').fill('creation')
  await page.locator('#password').fill(demoAccounts.password)
  await page.locator('button[type="submit"]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  const plans = (await (await page.request.get('/api/assessment/plans')).json()) as {
    items: { id: string }[]
  }
  const views = {
    score: '/assessment/score',
    plan: `/assessment/plans/${plans.items[0]?.id ?? ''}`,
    board: '/assessment/board',
    gantt: '/assessment/tasks?view=gantt',
    'what-if': '/assessment/what-if?tab=way',
    matrix: '/assessment/materials/matrix',
  }
  for (const [name, path] of Object.entries(views)) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    if (name === 'gantt') await page.locator('main [role="img"]').first().scrollIntoViewIfNeeded()
    await page.screenshot({ path: join(folder, `${name}-${language}.png`) })
  }
  await page.close()
}
await browser.close()
