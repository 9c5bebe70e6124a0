/** 监测发现的核查: the list that officers go through, their judgements, and what these say of the rules. */
import { randomUUID } from 'node:crypto'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { addDays, dayFrom, startOf } from '../../../kernel/day.ts'
import type { Basis } from '../../../kernel/provision.ts'
import { citeBasis, isBasisRead } from '../../../kernel/provisions/catalogue.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Bilingual } from '../../../kernel/text.ts'
import { recordAll } from '../../../platform/audit/record.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import { publishAll } from '../../../platform/events.ts'
import type { Download } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { type FileNote, noteOnFile } from '../../operators/index.ts'
import type { FindingFilter, FindingRow } from '../contract.ts'
import { RULES } from '../detection/rules/index.ts'
import { wantsCapture } from '../domain/after.ts'
import {
  DISMISSALS,
  type Dismissal,
  decideVerdict,
  precisionOf,
  speaksAgainstRule,
  type Verdict,
} from '../domain/finding.ts'
import { PRICE_RULE } from '../domain/price-probe.ts'
import { mayReview } from '../policy.ts'
import * as store from '../store/findings.ts'
import { nameOf, personOf, unitOf } from './actors.ts'
import { captureWanted } from './after.ts'
import { downloadSnapshot } from './runs.ts'

/** Reasons of dismissals that count against a rule. */
export const AGAINST = DISMISSALS.filter(speaksAgainstRule)

const cite = (basis: Basis): Bilingual => ({ zh: citeBasis(basis, 'zh'), en: citeBasis(basis, 'en') })

function toRow(
  row: store.StoredFinding,
  precisions: ReadonlyMap<string, number | null>,
  actor: Actor,
): FindingRow {
  return {
    id: row.id,
    region: row.region,
    planId: row.plan_id,
    url: row.url,
    pageId: row.page_id,
    operatorId: row.operator_id,
    subject: row.subject,
    rule: row.rule,
    ruleVersion: row.rule_version,
    level: row.level,
    title: row.title,
    text: row.text,
    context: row.context,
    path: row.position?.path ?? '',
    isDisguised: row.is_disguised,
    reason: row.reason,
    article: cite(row.basis),
    isArticleRead: isBasisRead(row.basis),
    penaltyArticle: row.penalty === null ? null : cite(row.penalty),
    isPenaltyRead: row.penalty === null || isBasisRead(row.penalty),
    exemption:
      row.exemption === null
        ? null
        : {
            title: row.exemption.title,
            article: row.exemption.basis === undefined ? null : cite(row.exemption.basis),
          },
    state: row.state,
    seenCount: row.seen_count,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    hasSnapshot: row.snapshot !== null,
    precision: precisions.get(row.rule) ?? null,
    mayReview: mayReview(actor, holdingOf(row)),
  }
}

const holdingOf = (row: store.StoredFinding) => ({
  region: row.region as RegionCode,
  unitId: row.unit_id,
})

const precisionsOf = (counts: readonly store.RuleCount[]): ReadonlyMap<string, number | null> =>
  new Map(counts.map(({ rule, accepted, wrong }) => [rule, precisionOf(accepted, wrong).value]))

export type FindingQuery = FindingFilter & {
  readonly after?: string | undefined
  readonly limit: number
}

export async function listFindings(
  world: World,
  actor: Actor,
  query: FindingQuery,
): Promise<{ items: FindingRow[]; next: string | null }> {
  const { foundFrom, foundUntil, mine, after, limit, ...filter } = query
  return await world.db.read(scopeOf(actor, 'monitoring.read'), async (tx) => {
    const rows = await store.listFindings(tx, {
      ...filter,
      mine: mine && { personId: personOf(actor), unitId: unitOf(actor) },
      from: foundFrom === undefined ? undefined : startOf(dayFrom(foundFrom)),
      until: foundUntil === undefined ? undefined : startOf(addDays(dayFrom(foundUntil), 1)),
      after: readCursor(after, 5),
      limit: limit + 1,
    })
    const precisions = precisionsOf(await store.countByRule(tx, AGAINST))
    const page = toPage(rows, limit, (row) => [row.group_rank, row.group_age, row.subject, row.rank, row.id])
    return { items: page.items.map((row) => toRow(row, precisions, actor)), next: page.next }
  })
}

export async function getFinding(world: World, actor: Actor, id: string) {
  return await world.db.read(scopeOf(actor, 'monitoring.read'), async (tx) => {
    const row = await store.findFinding(tx, id)
    if (row === undefined) return refuse('not_found', 'monitoring.no_such_finding')
    const history = await store.findHistory(tx, { id, pageId: row.page_id })
    const precisions = precisionsOf(await store.countByRule(tx, AGAINST))
    return ok({
      ...toRow(row, precisions, actor),
      notice:
        history.notice_id === null || history.notice_state === null
          ? null
          : { id: history.notice_id, state: history.notice_state },
      priceProbeId: history.price_probe_id,
      clueAt: history.clue_at === null ? null : new Date(history.clue_at).toISOString(),
      verdicts: history.verdicts.map(({ verdict, reason, note, by_name, at }) => ({
        verdict,
        reason,
        note,
        byName: by_name,
        at: new Date(at).toISOString(),
      })),
      prices: history.prices,
      changes: history.changes.map(({ at, title, price, compared_price, sales }) => ({
        at: new Date(at).toISOString(),
        title,
        price,
        comparedPrice: compared_price,
        sales,
      })),
    })
  })
}

/** 核查: one judgement for any number of findings; those that are judged already refuse all. */
export async function judgeFindings(
  world: World,
  actor: Actor,
  input: {
    readonly ids: readonly string[]
    readonly verdict: Verdict
    readonly reason: Dismissal | null
    readonly note: string
  },
): Promise<Result<{ judged: number }>> {
  const ids = [...new Set(input.ids)]
  const at = world.clock.now()
  const reason = input.verdict === 'dismissed' ? input.reason : null
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<{ judged: number }>> => {
      const findings = await store.lockFindings(tx, ids)
      if (findings.length < ids.length) return refuse('not_found', 'monitoring.no_such_finding')
      if (findings.some((finding) => !mayReview(actor, holdingOf(finding))))
        return refuse('forbidden', 'permission.missing', { permission: 'monitoring.review' })
      const verdicts: store.NewVerdict[] = []
      for (const finding of findings) {
        const state = decideVerdict(finding.state, input.verdict, reason)
        if (!state.ok) return state
        verdicts.push({
          id: randomUUID(),
          findingId: finding.id,
          region: finding.region,
          unitId: finding.unit_id,
          verdict: input.verdict,
          state: state.value,
        })
      }
      const by = { id: personOf(actor), name: nameOf(actor), reason, note: input.note, at }
      await store.saveVerdicts(tx, verdicts, by)
      await recordAll(
        tx,
        actor,
        findings.map((finding) => ({
          action: 'monitoring.findingJudged' as const,
          subject: { type: 'monitoring.finding', id: finding.id },
          region: finding.region as RegionCode,
          unitId: finding.unit_id,
          details: { verdict: input.verdict, reason, rule: finding.rule },
        })),
      )
      await noteOnFile(tx, notesOf(findings, input.verdict, by.name, at))
      if (input.verdict === 'accepted') {
        await publishAll(tx, world.jobs, [
          ...findings.map((finding) => ({
            name: 'monitoring.findingAccepted' as const,
            region: finding.region as RegionCode,
            at: at.toISOString(),
            payload: {
              findingId: finding.id,
              rule: finding.rule,
              level: finding.level,
              operatorId: finding.operator_id,
              url: finding.url,
              unitId: finding.unit_id,
            },
          })),
          ...findings.flatMap(({ capture, ...finding }) =>
            capture !== null && wantsCapture(capture, 'accepted', finding.level)
              ? [captureWanted(finding, finding, capture, at)]
              : [],
          ),
        ])
      }
      return ok({ judged: findings.length })
    },
  )
}

/** 记入一户一档: what officers hold to be so, and what they take back of it; a suspicion alone is on no file. */
function notesOf(
  findings: readonly store.StoredFinding[],
  verdict: Verdict,
  byName: string,
  at: Date,
): FileNote[] {
  return findings.flatMap((finding) => {
    const isTakenBack = verdict === 'reopened' && finding.state === 'accepted'
    if (finding.operator_id === null || (verdict !== 'accepted' && !isTakenBack)) return []
    return [
      {
        operatorId: finding.operator_id,
        at,
        words: isTakenBack ? 'monitoring.note_finding_reopened' : 'monitoring.note_finding_accepted',
        details: { rule: finding.title.zh },
        byName,
        page: `/monitoring/findings?state=all&finding=${finding.id}`,
        fact: `monitoring.finding ${finding.id} ${verdict} ${at.toISOString()}`,
      },
    ]
  })
}

export async function openFindingSnapshot(world: World, actor: Actor, id: string): Promise<Result<Download>> {
  const row = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) => store.findFinding(tx, id))
  return await downloadSnapshot(world, row)
}

/** 规则与准确率: every rule with what officers made of what it found. Some dozens; paged in memory. */
export async function listRules(
  world: World,
  actor: Actor,
  query: {
    readonly search?: string | undefined
    readonly quality?: 'below' | 'judged' | undefined
    readonly sort?: string | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
) {
  const counts = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) =>
    store.countByRule(tx, AGAINST),
  )
  const byRule = new Map(counts.map((count) => [count.rule, count]))
  const rows = [...RULES, PRICE_RULE].map((rule) => {
    const count = byRule.get(rule.id)
    const { value, isBelowFloor } = precisionOf(count?.accepted ?? 0, count?.wrong ?? 0)
    return {
      id: rule.id,
      version: rule.version,
      title: rule.title,
      looksFor: rule.looksFor,
      article: cite(rule.basis),
      isArticleRead: isBasisRead(rule.basis),
      penaltyArticle: 'penalty' in rule ? cite(rule.penalty) : null,
      isPenaltyRead: !('penalty' in rule) || isBasisRead(rule.penalty),
      findings: count?.findings ?? 0,
      waiting: count?.waiting ?? 0,
      accepted: count?.accepted ?? 0,
      dismissed: count?.dismissed ?? 0,
      precision: value,
      isBelowFloor,
    }
  })
  const search = query.search?.toLowerCase() ?? ''
  const found = rows.filter(
    (row) =>
      `${row.title.zh}${row.title.en}${row.id}`.toLowerCase().includes(search) &&
      (query.quality === undefined ||
        (query.quality === 'below' ? row.isBelowFloor : row.precision !== null)),
  )
  const { sort } = query
  if (sort !== undefined) {
    const key = sort.replace('-', '') as 'findings' | 'precision'
    const sign = sort.startsWith('-') ? -1 : 1
    found.sort((a, b) => sign * ((a[key] ?? -1) - (b[key] ?? -1)))
  }
  const start = Number(readCursor(query.after, 1)?.[0] ?? 0)
  const page = toPage(found.slice(start, start + query.limit + 1), query.limit, () => [start + query.limit])
  return { items: page.items, next: page.next }
}
