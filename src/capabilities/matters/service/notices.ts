/** 我的提醒: reading them, and saying how one wants to be told; the instance's rule of warnings. */
import type { Actor } from '../../../kernel/actor.ts'
import { scopeOf } from '../../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record as audit } from '../../../platform/audit/record.ts'
import { refusedAddress } from '../../../platform/webhook/webhook.ts'
import type { World } from '../../../platform/world.ts'
import type { NoticeRow } from '../contract/notices.ts'
import { personOf } from '../policy.ts'
import * as store from '../store/notices.ts'
import type { RuleTable } from '../store/tables.ts'
import { pageOf } from '../view.ts'
import { noticeText } from './tell.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'

export async function listNotices(
  world: World,
  actor: Actor,
  query: {
    readonly unread: 'yes' | 'no'
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<{ items: NoticeRow[]; next: string | null }> {
  const page = await world.db.read(scopeOf(actor, 'any'), (tx) =>
    store.listNotices(tx, personOf(actor) ?? NOBODY, { ...query, unread: query.unread === 'yes' }),
  )
  return {
    next: page.next,
    items: page.items.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      kind: row.kind,
      text: noticeText(world, row),
      matterId: row.matter_id,
      matterTitle: row.title ?? '',
      page:
        row.procedure === null || row.matter_id === null
          ? row.page
          : pageOf(world, row.procedure, row.matter_id),
      readAt: row.read_at?.toISOString() ?? null,
    })),
  }
}

export async function countNotices(world: World, actor: Actor): Promise<{ unread: number }> {
  const unread = await world.db.read(scopeOf(actor, 'any'), (tx) =>
    store.countUnread(tx, personOf(actor) ?? NOBODY),
  )
  return { unread }
}

export async function readNotices(
  world: World,
  actor: Actor,
  ids: readonly string[] | 'all',
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    await store.markRead(tx, personOf(actor) ?? NOBODY, ids, world.clock.now())
    return ok({})
  })
}

export async function getNoticeChannel(world: World, actor: Actor) {
  const channel = await world.db.read(scopeOf(actor, 'any'), (tx) =>
    store.findChannel(tx, personOf(actor) ?? NOBODY),
  )
  return { email: channel?.email ?? false, webhookUrl: channel?.webhook_url ?? null }
}

interface Target {
  readonly url: string
  readonly secret?: string | undefined
}

interface KeptTarget {
  readonly webhook_url: string | null
  readonly webhook_secret: string | null
}

/** What is kept of a target: a secret that was left out is the one of before, of the same address only. */
function keptTarget(webhook: Target | null, before: KeptTarget | undefined): Result<KeptTarget> {
  if (webhook === null) return ok({ webhook_url: null, webhook_secret: null })
  const { url } = webhook
  const secret = webhook.secret ?? (before?.webhook_url === url ? before.webhook_secret : null)
  if (secret === null) return refuse('invalid', 'matters.webhook_secret_missing')
  return ok({ webhook_url: url, webhook_secret: secret })
}

export async function setNoticeChannel(
  world: World,
  actor: Actor,
  input: { readonly email: boolean; readonly webhook: Target | null },
): Promise<Result<{ email: boolean; webhookUrl: string | null }>> {
  if (actor.kind !== 'officer') return refuse('forbidden', 'permission.missing')
  const refused = input.webhook && refusedAddress(input.webhook.url, { internalAllowed: false })
  if (refused) return refused
  return await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    const target = keptTarget(input.webhook, await store.findChannel(tx, actor.personId))
    if (!target.ok) return target
    await store.saveChannel(tx, {
      person_id: actor.personId,
      region: actor.region,
      email: input.email,
      ...target.value,
    })
    await audit(tx, actor, {
      action: 'matters.channelSet',
      subject: { type: 'matters.noticeChannel', id: actor.personId },
      region: actor.region,
      unitId: actor.unitId,
      details: { email: input.email, webhook: input.webhook !== null },
    })
    return ok({ email: input.email, webhookUrl: input.webhook?.url ?? null })
  })
}

const ruleView = (rule: Omit<RuleTable, 'only_row'>) => ({
  soonWorkingDays: rule.soon_working_days,
  escalations: [...rule.escalations],
  hours: [...rule.hours],
  webhookUrl: rule.webhook_url,
})

export async function getNoticeRule(world: World, actor: Actor) {
  return ruleView(await world.db.read(scopeOf(actor, 'any'), (tx) => store.findRule(tx)))
}

export async function setNoticeRule(
  world: World,
  actor: Actor,
  input: Pick<RuleTable, 'escalations' | 'hours'> & {
    readonly soonWorkingDays: number
    readonly webhook: Target | null
  },
): Promise<Result<ReturnType<typeof ruleView>>> {
  if (actor.kind !== 'officer') return refuse('forbidden', 'permission.missing')
  return await world.db.transact(scopeOf(actor, 'matters.configure'), async (tx) => {
    const target = keptTarget(input.webhook, await store.findRule(tx))
    if (!target.ok) return target
    const rule = {
      soon_working_days: input.soonWorkingDays,
      escalations: input.escalations,
      hours: input.hours,
      ...target.value,
    }
    await store.updateRule(tx, rule)
    await audit(tx, actor, {
      action: 'matters.ruleSet',
      subject: { type: 'matters.noticeRule', id: 'instance' },
      region: actor.region,
      unitId: actor.unitId,
      details: {
        soonWorkingDays: rule.soon_working_days,
        escalations: rule.escalations.length,
        webhook: input.webhook !== null,
      },
    })
    return ok(ruleView(rule))
  })
}
