/** 单位之间: a matter goes to another unit and comes back, is linked and unlinked, supervised and answered; a person away is stood in for. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { supervisionProcedure } from '../src/capabilities/matters/procedure.ts'
import { dayOf } from '../src/kernel/day.ts'
import type { Language } from '../src/kernel/text.ts'
import { expectNoOverflow, openBrowser, PHONE, settled, signIn, type Visit, visit, WIDE } from './browser.ts'
import { type Say, wordsIn } from './words.ts'

const HOLDER = '市财政局'
const LIAISON_UNIT = '市商务局'
const REASON = '不属于本单位职责（测试内容）。'

const stepTitle = (key: string, language: Language) =>
  supervisionProcedure.steps.find((step) => step.key === key)?.title[language] ?? ''
const stateTitle = (key: string, language: Language) =>
  supervisionProcedure.states.find((state) => state.key === key)?.title[language] ?? ''

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})

interface Row {
  readonly id: string
  readonly title: string
  readonly unitName: string
  readonly assigneeName: string | null
  readonly supervised: boolean
}

async function tasksOf(opened: Visit, unit: string): Promise<readonly Row[]> {
  const answer = await opened.context.request.get('/api/matters?procedure=assessment.task&limit=500')
  const { items } = (await answer.json()) as { items: Row[] }
  return items.filter((row) => row.unitName === unit && !row.supervised)
}

const button = (place: Page | Locator, name: string) => place.getByRole('button', { name, exact: true })
const panel = (page: Page, name: string) => page.getByRole('region', { name })

/** Fills the dialog's fields by their labels, sends it, and waits until it has gone. */
async function send(page: Page, title: string, fields: Readonly<Record<string, string>>, by = title) {
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.waitFor()
  await expectNoOverflow(page)
  for (const [label, words] of Object.entries(fields)) await dialog.getByLabel(label).fill(words)
  await button(dialog, by).click()
  await dialog.waitFor({ state: 'hidden' })
  await settled(page)
}

async function handOver(page: Page, say: Say): Promise<void> {
  await button(page, say('matters.hand_over')).click()
  const dialog = page.getByRole('dialog', { name: say('matters.hand_over') })
  const units = dialog.getByLabel(say('matters.hand_over_to'))
  await units.locator('option', { hasText: LIAISON_UNIT }).waitFor({ state: 'attached' })
  await units.selectOption({ label: LIAISON_UNIT })
  await send(page, say('matters.hand_over'), { [say('web.reason')]: '请商务局牵头（测试内容）。' })
  await panel(page, say('matters.handlers')).getByText(LIAISON_UNIT).first().waitFor()
}

describe.each([
  ['zh', WIDE],
  ['en', PHONE],
] as const)('in %s', (language, viewport) => {
  const say = wordsIn(language)
  let office: Visit
  let unit: Visit

  beforeAll(async () => {
    office = await visit(browser, { language, viewport })
    unit = await visit(browser, { language, viewport })
    await signIn(office, 'creation')
    await signIn(unit, 'liaison')
  })
  afterAll(async () => {
    await office.close()
    await unit.close()
  })

  test('a unit hands a matter back with its reason, and it is where it was', async () => {
    const task = (await tasksOf(office, HOLDER))[0]
    if (task === undefined) throw new Error(`no task of ${HOLDER}`)
    await office.open(`/assessment/tasks/${task.id}`)
    await handOver(office.page, say)

    await unit.open(`/assessment/tasks/${task.id}`)
    await button(unit.page, say('matters.return')).click()
    await send(unit.page, say('matters.return'), { [say('web.reason')]: REASON })
    await panel(unit.page, say('matters.handlers')).getByText(HOLDER).first().waitFor()
    await panel(unit.page, say('matters.timeline')).getByText(REASON).first().waitFor()
    // What was handed back is no longer this unit's to return.
    await button(unit.page, say('matters.return')).waitFor({ state: 'detached' })
    await expectNoOverflow(unit.page)
  })

  test('two matters are linked, seen from both, and unlinked', async () => {
    const { page } = office
    const [task, other] = await tasksOf(office, LIAISON_UNIT)
    if (task === undefined || other === undefined) throw new Error(`no two tasks of ${LIAISON_UNIT}`)
    await office.open(`/assessment/tasks/${task.id}`)
    await button(page, say('matters.link')).click()
    const dialog = page.getByRole('dialog', { name: say('matters.link') })
    await dialog.getByRole('combobox').fill(other.title)
    await dialog.locator('.ant-select-item-option', { hasText: other.title }).first().click()
    await send(page, say('matters.link'), { [say('web.reason')]: '同一平台（测试内容）。' })
    const related = panel(page, say('matters.related'))
    await related.getByRole('link', { name: other.title }).waitFor()
    await expectNoOverflow(page)

    await office.open(`/assessment/tasks/${other.id}`)
    await related.getByRole('link', { name: task.title }).waitFor()
    await button(related, `${say('matters.unlink')} ${task.title}`).click()
    await related.getByRole('link', { name: task.title }).waitFor({ state: 'detached' })
  })

  test('a supervision is answered by the unit and accepted by whoever asked', async () => {
    const task = (await tasksOf(office, LIAISON_UNIT))[0]
    if (task === undefined) throw new Error(`no task of ${LIAISON_UNIT}`)
    await office.open(`/assessment/tasks/${task.id}`)
    await button(office.page, say('matters.supervise')).click()
    await send(
      office.page,
      say('matters.supervise'),
      { [say('matters.supervise_demand')]: '请说明进展缓慢的原因（测试内容）。' },
      say('matters.supervise_send'),
    )

    await unit.open(`/assessment/tasks/${task.id}`)
    const supervision = panel(unit.page, say('matters.related'))
      .getByRole('listitem')
      .filter({ hasText: stateTitle('issued', language) })
    await supervision.getByRole('link').click()
    await unit.page.waitForURL(/\/matters\/[\w-]{36}/)
    await settled(unit.page)
    await expectNoOverflow(unit.page)
    const answer = stepTitle('answer', language)
    await button(unit.page, answer).click()
    const field = supervisionProcedure.steps[0]?.form?.[0]?.title[language] ?? ''
    await send(unit.page, answer, { [field]: '已约谈平台，本周内报送（测试内容）。' })

    await office.open(new URL(unit.page.url()).pathname)
    const accept = stepTitle('accept', language)
    await button(office.page, accept).click()
    await send(office.page, accept, {})
    await panel(office.page, say('matters.timeline'))
      .getByText('已约谈平台，本周内报送（测试内容）。')
      .waitFor()
    await office.page
      .getByRole('list', { name: say('matters.stations') })
      .getByText(stateTitle('accepted', language))
      .waitFor()
    await expectNoOverflow(office.page)
  })
})

test('a colleague takes up what was lent, sees it in every page, and lays it down', async () => {
  const say = wordsIn('zh')
  const giver = await visit(browser)
  const receiver = await visit(browser, { viewport: PHONE })
  await signIn(giver, 'liaison')
  await signIn(receiver, 'demo08')
  const nameOf = async ({ context }: Visit) => {
    const answer = await context.request.get('/api/session')
    return ((await answer.json()) as { person: { name: string } }).person.name
  }
  const [away, standIn] = [await nameOf(giver), await nameOf(receiver)]

  // From the menu of the person.
  await giver.page.locator('[popovertarget="person-menu"]').click()
  await giver.page.getByRole('link', { name: say('web.delegations'), exact: true }).click()
  await settled(giver.page)
  await button(giver.page, say('administration.lend')).click()
  const dialog = giver.page.getByRole('dialog', { name: say('administration.lend') })
  const colleague = dialog.getByRole('combobox').first()
  await colleague.fill(standIn)
  await giver.page.locator('.ant-select-item-option', { hasText: standIn }).first().click()
  for (const label of ['administration.first_day', 'administration.last_day'])
    await dialog.getByLabel(say(label)).fill(dayOf(new Date()))
  await dialog.getByLabel(say('web.reason')).fill('外出培训（测试内容）')
  await dialog.locator('button[type="submit"]').click()
  await dialog.waitFor({ state: 'hidden' })

  await receiver.open('/account/delegations')
  await button(receiver.page, say('administration.act_for', { name: away })).click()
  await receiver.page.waitForURL((url) => url.pathname === '/')
  await settled(receiver.page)
  const mark = receiver.page.getByRole('banner').getByRole('link', { name: `代${away}办理` })
  await mark.waitFor()
  await expectNoOverflow(receiver.page)
  await mark.click()
  await receiver.page.waitForURL(/\/account\/delegations/)
  await button(receiver.page, say('administration.act_for_oneself')).click()
  await mark.waitFor({ state: 'detached' })
  await giver.close()
  await receiver.close()
})
