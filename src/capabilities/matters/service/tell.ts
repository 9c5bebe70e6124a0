/** 提醒: notices out of what happened, and their way out of the house. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { dayInWords } from '../../../kernel/day-words.ts'
import { findStep, getProcedure } from '../../../kernel/procedure.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { Bilingual } from '../../../kernel/text.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { EventHandler } from '../../../platform/events.ts'
import type { JobHandler } from '../../../platform/jobs/job.ts'
import type { JobOrder } from '../../../platform/jobs/jobs.ts'
import { sendWebhook } from '../../../platform/webhook/webhook.ts'
import type { World } from '../../../platform/world.ts'
import { nextWorkingInstant } from '../domain/warnings.ts'
import * as store from '../store/notices.ts'
import { pageOf } from '../view.ts'
import { mayBeTold } from './people.ts'

/** Writes notices, and orders their mails and messages for those who asked for them; at most four statements. */
export async function giveNotices(tx: Tx, world: World, notices: readonly store.NewNotice[]): Promise<void> {
  if (notices.length === 0) return
  const at = world.clock.now()
  await store.insertNotices(tx, notices, at)
  const rule = await store.findRule(tx)
  const channels = await store.listChannels(tx, [...new Set(notices.map((notice) => notice.person_id))])
  const byPerson = new Map(channels.map((channel) => [channel.person_id, channel]))
  // Nobody's telephone rings at night: what leaves the house waits for working hours.
  const runAt = nextWorkingInstant(at, rule.hours)
  const orders = notices.flatMap(({ id, person_id, region }): JobOrder[] => {
    const channel = byPerson.get(person_id)
    const ways: Way[] = []
    if (channel?.email) ways.push('mail')
    if (channel?.webhook_url) ways.push('webhook')
    if (rule.webhook_url !== null) ways.push('instance')
    return ways.map((way) => ({
      kind: SEND_NOTICE,
      payload: { notice: id, way },
      region: region as RegionCode,
      runAt,
      key: `notice ${id} ${way}`,
    }))
  })
  await world.jobs.enqueueAll(tx, orders)
}

export const SEND_NOTICE = 'matters.sendNotice'
type Way = 'mail' | 'webhook' | 'instance'

const news = z.object({
  matterId: z.uuid(),
  by: z.uuid().nullable(),
  actor: z.string(),
  onBehalfOf: z.string().optional(),
  step: z.string().optional(),
  dueOn: z.string().optional(),
  mentions: z.array(z.uuid()).default([]),
})

/** Which kind of notice an event gives to those whom it concerns by itself, beside the watchers. */
const KINDS: Readonly<Record<string, string>> = {
  'matters.stepTaken': 'step',
  'matters.assigned': 'assigned',
  'matters.handedOver': 'handedOver',
  'matters.returned': 'returned',
  'matters.commented': 'comment',
  'matters.supervised': 'supervised',
  'matters.opened': 'opened',
  'matters.reminded': 'reminded',
  'matters.amended': 'amended',
}

/** 提醒 of one event: who is concerned, may still see the matter, and did not do it himself. */
export const tellPeople: EventHandler = async (tx, event, world) => {
  const fact = news.parse(event.payload)
  const kind = KINDS[event.name]
  const matter = await store.findTold(tx, fact.matterId)
  if (matter === undefined || kind === undefined) return
  const handler = matter.assignee_id === null ? [] : [matter.assignee_id]
  const isForUnit =
    ['handedOver', 'returned', 'supervised', 'opened', 'reminded', 'amended'].includes(kind) &&
    matter.assignee_id === null
  const isForSender = kind === 'step' && matter.waits_for === 'sender' && matter.opened_by !== null
  const wanted = [
    ...(kind === 'comment' ? [] : handler),
    ...(isForSender && matter.opened_by !== null ? [matter.opened_by] : []),
    ...matter.watchers,
    ...fact.mentions,
  ]
  const people = await store.findPeople(
    tx,
    { persons: [...new Set(wanted)], units: isForUnit && matter.unit_id ? [matter.unit_id] : [], role: '' },
    dayOf(world.clock.now()),
  )
  const values = {
    actor: fact.actor,
    ...(fact.onBehalfOf === undefined ? {} : { onBehalfOf: fact.onBehalfOf }),
    ...(fact.step === undefined ? {} : { step: fact.step }),
    ...(fact.dueOn === undefined ? {} : { dueOn: fact.dueOn }),
  }
  const notices = people
    .filter((person) => person.id !== fact.by && mayBeTold(world, person, matter))
    .map(
      (person): store.NewNotice => ({
        id: randomUUID(),
        region: matter.region,
        person_id: person.id,
        matter_id: fact.matterId,
        kind: fact.mentions.includes(person.id) ? 'mentioned' : kind,
        values,
      }),
    )
  await giveNotices(tx, world, notices)
}

/** The events that make notices. */
export const noticeEvents: Readonly<Record<string, EventHandler>> = Object.fromEntries(
  Object.keys(KINDS).map((name) => [name, tellPeople]),
)

/** A notice in words, in both languages. */
export function noticeText(world: World, notice: store.NoticeRow): Bilingual {
  const { step, dueOn, actor, onBehalfOf } = notice.values
  const title = notice.title ?? notice.values.title ?? ''
  const stepTitle =
    typeof step === 'string' && notice.procedure !== null && notice.version !== null
      ? findStep(
          getProcedure(
            world.procedures.map((each) => each.procedure),
            notice.procedure,
            notice.version,
          ),
          step,
        )?.title
      : undefined
  const inWords = (language: 'zh' | 'en') =>
    world.translate(language, `matters.notice.${notice.kind}`, {
      ...notice.values,
      actor:
        typeof onBehalfOf === 'string'
          ? world.translate(language, 'matters.notice_by_for', { who: actor, whom: onBehalfOf })
          : actor,
      ...(typeof dueOn === 'string' ? { dueOn: dayInWords(dueOn, language) } : {}),
      title,
      step: stepTitle?.[language] ?? '',
    })
  return { zh: inWords('zh'), en: inWords('en') }
}

const order = z.object({ notice: z.uuid(), way: z.enum(['mail', 'webhook', 'instance']) })

/** What says of each way that the notice went it. */
const SENT_MARKS = { mail: 'mailed_at', webhook: 'pushed_at', instance: 'told_instance_at' } as const

/**
 * Sends one notice one way, once: the mark is set in the transaction that sends. A crash between the two sends again
 * under the same id, by which the receiver of a message knows it.
 */
export const sendNotice: JobHandler = async ({ world, actor, payload }) => {
  const { notice: id, way } = order.parse(payload)
  return await world.db.transact(scopeOf({ kind: 'system', job: actor.job }, 'any'), async (tx) => {
    const notice = await store.findNoticeToSend(tx, id)
    if (notice === undefined) return refuse('not_found', 'matters.no_such_notice')
    const column = SENT_MARKS[way]
    if (notice[column] !== null) return ok(null)
    const text = noticeText(world, notice)
    const sent = way === 'mail' ? await mail(world, notice, text) : await push(tx, world, notice, text, way)
    if (!sent.ok) return sent
    await store.markSent(tx, id, column, world.clock.now())
    return ok(null)
  })
}

function addressOf(world: World, notice: store.NoticeRow): string {
  return notice.procedure === null || notice.matter_id === null
    ? `${world.config.publicUrl}${notice.page}`
    : `${world.config.publicUrl}${pageOf(world, notice.procedure, notice.matter_id)}`
}

async function mail(world: World, notice: store.NoticeToSend, text: Bilingual) {
  if (notice.email === null) return refuse('conflict', 'matters.no_mail_address')
  return await world.mail.send({
    to: notice.email,
    subject: text.zh,
    text: `${text.zh}\n${text.en}\n\n${addressOf(world, notice)}\n`,
  })
}

async function push(tx: Tx, world: World, notice: store.NoticeToSend, text: Bilingual, way: Way) {
  const target = way === 'instance' ? await store.findRule(tx) : await store.findChannel(tx, notice.person_id)
  if (!target?.webhook_url || !target.webhook_secret) return refuse('not_found', 'webhook.no_target')
  const body = {
    kind: `matters.notice.${notice.kind}`,
    personId: notice.person_id,
    matterId: notice.matter_id,
    text: { ...text },
    address: addressOf(world, notice),
  }
  // The instance's own address is the administrator's word; a person's must not lead into the house's network.
  return await sendWebhook(
    { url: target.webhook_url, secret: target.webhook_secret },
    { id: notice.id, body, at: world.clock.now() },
    { internalAllowed: way === 'instance' },
  )
}
