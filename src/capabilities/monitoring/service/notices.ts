/** 温馨提示与转线索: what becomes of findings that officers accepted. */
import { randomUUID } from 'node:crypto'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { citeBasis, isBasisRead } from '../../../kernel/provisions/catalogue.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { type Detail, ok, type Result, refuse } from '../../../kernel/result.ts'
import { record, recordAll } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import {
  chineseDate,
  DOCX_MEDIA_TYPE,
  officialDocument,
} from '../../../platform/documents/official-document.ts'
import { publish } from '../../../platform/events.ts'
import { Download } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { noteOnFile } from '../../operators/index.ts'
import { findUnits } from '../../organisation/index.ts'
import type { NoticeRow } from '../contract.ts'
import { RULES } from '../detection/rules/index.ts'
import { decideNotice, type NoticeAct, proposeNotice } from '../domain/notice.ts'
import { hostOf } from '../domain/plan.ts'
import { mayReview } from '../policy.ts'
import { findFinding } from '../store/findings.ts'
import * as store from '../store/notices.ts'
import type { StoredRun } from '../store/plans.ts'
import { nameOf } from './actors.ts'

/** More would be no gentle notice any more. */
const FINDINGS_MAX = 30

const holdingOf = (row: { readonly region: string; readonly unit_id: string | null }) => ({
  region: row.region as RegionCode,
  unitId: row.unit_id,
})
const pageOf = (id: string): string => `/monitoring/notices?notice=${id}`
const instantOf = (at: Date | null): string | null => at?.toISOString() ?? null

const toRow = (row: store.StoredNotice & { findings: number; mended: number }): NoticeRow => ({
  id: row.id,
  subject: row.subject,
  operatorId: row.operator_id,
  state: row.state,
  findings: row.findings,
  mended: row.mended,
  madeName: row.made_name,
  madeAt: row.made_at.toISOString(),
  sentAt: instantOf(row.sent_at),
})

export async function listNotices(
  world: World,
  actor: Actor,
  query: {
    readonly state?: string | undefined
    readonly search?: string | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
) {
  const { state, search, limit } = query
  const rows = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) =>
    store.listNotices(tx, { state, search, after: readCursor(query.after, 2), limit: limit + 1 }),
  )
  const page = toPage(rows, limit, (row) => [row.made_at.toISOString(), row.id])
  return { items: page.items.map(toRow), next: page.next }
}

export async function getNotice(world: World, actor: Actor, id: string) {
  const row = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) => store.findNotice(tx, id))
  if (row === undefined) return refuse('not_found', 'monitoring.no_such_notice')
  return ok({
    ...toRow(row),
    addressee: row.addressee,
    body: row.body,
    version: row.version,
    sentWay: row.sent_way,
    sentName: row.sent_name,
    answer: row.answer,
    answeredName: row.answered_name,
    answeredAt: instantOf(row.answered_at),
    mendedAt: instantOf(row.mended_at),
    mayReview: mayReview(actor, holdingOf(row)),
    items: row.items.map(({ id: findingId, title, level, text, url, mended_at }) => ({
      id: findingId,
      title,
      level,
      text,
      url,
      mendedAt: mended_at === null ? null : new Date(mended_at).toISOString(),
    })),
  })
}

/** 拟稿: the accepted findings of the shop in the rule's own words; the officer edits them. */
export async function draftNotice(
  world: World,
  actor: Actor,
  findingId: string,
): Promise<Result<{ id: string; findings: number }>> {
  const id = randomUUID()
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<{ id: string; findings: number }>> => {
      const finding = await findFinding(tx, findingId)
      if (finding === undefined) return refuse('not_found', 'monitoring.no_such_finding')
      if (!mayReview(actor, holdingOf(finding)))
        return refuse('forbidden', 'permission.missing', { permission: 'monitoring.review' })
      if (finding.state !== 'accepted') return refuse('conflict', 'monitoring.not_accepted')
      const findings = await store.listUnnoticed(tx, finding, FINDINGS_MAX)
      if (findings[0]?.id !== findingId) return refuse('conflict', 'monitoring.notice_stands')
      await store.insertNotice(
        tx,
        {
          id,
          region: finding.region,
          unit_id: finding.unit_id,
          operator_id: finding.operator_id,
          subject: finding.subject,
          addressee: addresseeOf(finding),
          body: proposeNotice(
            findings.map((each) => ({
              title: each.title.zh,
              text: each.text,
              reason: each.reason.zh,
              article: citeBasis(each.basis, 'zh'),
              isArticleRead: isBasisRead(each.basis),
              url: each.url,
            })),
          ),
          made_name: nameOf(actor),
          made_at: world.clock.now(),
        },
        findings.map((each) => each.id),
      )
      await recordNotice(
        tx,
        actor,
        'monitoring.noticeDrafted',
        { ...finding, id },
        {
          findings: findings.length,
        },
      )
      return ok({ id, findings: findings.length })
    },
  )
}

/** A host is nobody who could be addressed. */
const addresseeOf = ({ subject, url }: { readonly subject: string; readonly url: string }): string =>
  subject === hostOf(url) ? '网店经营者' : subject

async function recordNotice(
  tx: Tx,
  actor: Actor,
  action:
    | 'monitoring.noticeDrafted'
    | 'monitoring.noticeChanged'
    | 'monitoring.noticeSent'
    | 'monitoring.noticeAnswered',
  notice: Pick<store.StoredNotice, 'id' | 'region' | 'unit_id'>,
  details: { readonly [name: string]: Detail },
): Promise<void> {
  await record(tx, actor, {
    action,
    subject: { type: 'monitoring.notice', id: notice.id },
    region: notice.region as RegionCode,
    unitId: notice.unit_id,
    details,
  })
}

/** A notice that the officer may act on in this state, held until the transaction ends. */
async function lockFor(
  tx: Tx,
  actor: Actor,
  id: string,
  act: NoticeAct,
): Promise<Result<store.StoredNotice>> {
  const notice = await store.lockNotice(tx, id)
  if (notice === undefined) return refuse('not_found', 'monitoring.no_such_notice')
  if (!mayReview(actor, holdingOf(notice)))
    return refuse('forbidden', 'permission.missing', { permission: 'monitoring.review' })
  const decided = decideNotice(notice.state, act)
  return decided.ok ? ok(notice) : decided
}

export async function changeNotice(
  world: World,
  actor: Actor,
  id: string,
  input: { readonly version: number; readonly addressee: string; readonly body: string },
): Promise<Result<{ version: number }>> {
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<{ version: number }>> => {
      const locked = await lockFor(tx, actor, id, 'change')
      if (!locked.ok) return locked
      if (locked.value.version !== input.version) return refuse('conflict', 'monitoring.notice_changed')
      await store.changeNotice(tx, id, input)
      const version = input.version + 1
      await recordNotice(tx, actor, 'monitoring.noticeChanged', locked.value, { version })
      return ok({ version })
    },
  )
}

export async function sendNotice(
  world: World,
  actor: Actor,
  id: string,
  way: string,
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<Record<string, never>>> => {
      const locked = await lockFor(tx, actor, id, 'send')
      if (!locked.ok) return locked
      const at = world.clock.now()
      await store.markSent(tx, id, { way, name: nameOf(actor), at })
      await tell(tx, locked.value, 'sent', nameOf(actor), at, { way })
      await recordNotice(tx, actor, 'monitoring.noticeSent', locked.value, {})
      return ok({})
    },
  )
}

export async function answerNotice(
  world: World,
  actor: Actor,
  id: string,
  answer: string,
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<Record<string, never>>> => {
      const locked = await lockFor(tx, actor, id, 'answer')
      if (!locked.ok) return locked
      const at = world.clock.now()
      await store.markAnswered(tx, id, { answer, name: nameOf(actor), at })
      await tell(tx, locked.value, 'answered', nameOf(actor), at, {})
      await recordNotice(tx, actor, 'monitoring.noticeAnswered', locked.value, {})
      return ok({})
    },
  )
}

/** 记入一户一档, where the register knows whose shop it is. */
async function tell(
  tx: Tx,
  notice: Pick<store.StoredNotice, 'id' | 'operator_id'>,
  what: 'sent' | 'answered' | 'mended',
  byName: string,
  at: Date,
  details: { readonly [name: string]: Detail },
): Promise<void> {
  if (notice.operator_id === null) return
  await noteOnFile(tx, [
    {
      operatorId: notice.operator_id,
      at,
      words: `monitoring.note_notice_${what}`,
      details,
      byName,
      page: pageOf(notice.id),
      fact: `monitoring.notice ${notice.id} ${what} ${at.toISOString()}`,
    },
  ])
}

/** 复查改正: as a run ends, notices whose findings its visits did not see again are mended. */
export async function mendNotices(tx: Tx, world: World, actor: Actor, run: StoredRun): Promise<void> {
  const at = world.clock.now()
  const { rules, models } = run.settings
  const looked = rules === 'all' ? RULES.map(({ id }) => id) : rules
  const order = { id: run.id, region: run.region, rules: looked, hasModels: models }
  const mended = await store.markMended(tx, order, at)
  for (const notice of mended) await tell(tx, notice, 'mended', '', at, {})
  await recordAll(
    tx,
    actor,
    mended.map(({ id, unit_id }) => ({
      action: 'monitoring.noticeMended' as const,
      subject: { type: 'monitoring.notice', id },
      region: run.region as RegionCode,
      unitId: unit_id,
      details: { run: run.id },
    })),
  )
}

export async function printNotice(world: World, actor: Actor, id: string): Promise<Result<Download>> {
  const found = await world.db.read(scopeOf(actor, 'monitoring.read'), async (tx) => {
    const notice = await store.findNotice(tx, id)
    const [unit] = notice?.unit_id == null ? [] : await findUnits(tx, [notice.unit_id])
    return notice && { notice, issuer: unit?.name ?? '' }
  })
  if (found === undefined) return refuse('not_found', 'monitoring.no_such_notice')
  const { notice, issuer } = found
  const content = await officialDocument({
    title: notice.state === 'draft' ? '温馨提示（草稿）' : '温馨提示',
    addressee: notice.addressee,
    blocks: [{ kind: 'text', text: notice.body }],
    signer: issuer,
    date: chineseDate(dayOf(notice.sent_at ?? world.clock.now())),
  })
  return ok(new Download(`温馨提示-${notice.subject}.docx`, DOCX_MEDIA_TYPE, content))
}

/** 转线索: an event with everything that whoever takes clues will need. */
export async function raiseClue(
  world: World,
  actor: Actor,
  findingId: string,
  note: string,
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<Record<string, never>>> => {
      const finding = await findFinding(tx, findingId)
      if (finding === undefined) return refuse('not_found', 'monitoring.no_such_finding')
      if (!mayReview(actor, holdingOf(finding)))
        return refuse('forbidden', 'permission.missing', { permission: 'monitoring.review' })
      if (finding.state !== 'accepted') return refuse('conflict', 'monitoring.not_accepted')
      const at = world.clock.now()
      const name = nameOf(actor)
      const clue = { findingId, region: finding.region, unitId: finding.unit_id, note, name, at }
      const raised = await store.insertClue(tx, clue)
      if (raised === undefined) return refuse('conflict', 'monitoring.clue_stands')
      await publish(tx, world.jobs, {
        name: 'monitoring.clueRaised',
        region: finding.region as RegionCode,
        at: at.toISOString(),
        payload: {
          findingId,
          unitId: finding.unit_id,
          operatorId: finding.operator_id,
          subject: finding.subject,
          url: finding.url,
          rule: finding.rule,
          ruleVersion: finding.rule_version,
          level: finding.level,
          title: finding.title,
          text: finding.text,
          reason: finding.reason,
          basis: finding.basis,
          penalty: finding.penalty,
          snapshot: finding.snapshot,
          firstSeenAt: finding.first_seen_at.toISOString(),
          lastSeenAt: finding.last_seen_at.toISOString(),
          noticeId: raised.notice_id,
          note,
          raisedByName: name,
        },
      })
      if (finding.operator_id !== null)
        await noteOnFile(tx, [
          {
            operatorId: finding.operator_id,
            at,
            words: 'monitoring.note_clue_raised',
            details: { rule: finding.title.zh },
            byName: name,
            page: `/monitoring/findings?state=accepted&finding=${findingId}`,
            fact: `monitoring.clue ${findingId}`,
          },
        ])
      await record(tx, actor, {
        action: 'monitoring.clueRaised',
        subject: { type: 'monitoring.finding', id: findingId },
        region: finding.region as RegionCode,
        unitId: finding.unit_id,
        details: { rule: finding.rule },
      })
      return ok({})
    },
  )
}
