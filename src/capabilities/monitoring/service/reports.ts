/** 监测月报: made by schedule on the first of the next month, or by an officer at any time. */
import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Actor, type Scope, scopeOf } from '../../../kernel/actor.ts'
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { dayOf } from '../../../kernel/day.ts'
import { regionName } from '../../../kernel/region.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { type Detail, ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import { DOCX_MEDIA_TYPE } from '../../../platform/documents/official-document.ts'
import { Download } from '../../../platform/files.ts'
import type { JobCall } from '../../../platform/jobs/job.ts'
import type { World } from '../../../platform/world.ts'
import { findUnits } from '../../organisation/index.ts'
import type { MonthFigures, ReportRow } from '../contract.ts'
import { DEAD_AFTER_FAILURES, precisionOf } from '../domain/finding.ts'
import { boundsOf, MONTH, monthBefore } from '../domain/month.ts'
import { mayReview } from '../policy.ts'
import { countByRule } from '../store/findings.ts'
import * as store from '../store/reports.ts'
import { nameOf, regionOf, unitOf } from './actors.ts'
import { AGAINST } from './findings.ts'
import { reportDocx } from './report-docx.ts'

const regions = chinaRegions()
const TREND_MONTHS = 6
const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024

const toRow = (row: store.StoredReport): ReportRow => ({
  month: row.month,
  region: row.region,
  figures: row.figures,
  madeName: row.made_name,
  madeAt: row.made_at.toISOString(),
})

export async function listReports(world: World, actor: Actor): Promise<{ items: ReportRow[]; next: null }> {
  const rows = await world.db.read(scopeOf(actor, 'monitoring.read'), store.listReports)
  return { items: rows.map(toRow), next: null }
}

export async function makeReport(world: World, actor: Actor, month: string): Promise<Result<ReportRow>> {
  const region = regionOf(actor, undefined)
  const unitId = unitOf(actor)
  if (!mayReview(actor, { region, unitId }))
    return refuse('forbidden', 'permission.missing', { permission: 'monitoring.review' })
  return await makeIn(world, actor, scopeOf(actor, 'monitoring.read'), { region, unitId, month })
}

async function makeIn(
  world: World,
  actor: Actor,
  scope: Scope,
  order: { readonly region: RegionCode; readonly unitId: string | null; readonly month: string },
): Promise<Result<ReportRow>> {
  const { region, unitId, month } = order
  const at = world.clock.now()
  if (boundsOf(month).from > at) return refuse('invalid', 'monitoring.month_ahead', { month })
  const read = await world.db.read(scope, async (tx) => {
    const row = await store.findMonth(
      tx,
      region,
      { ...boundsOf(month), trendFrom: boundsOf(monthBefore(month, TREND_MONTHS - 1)).from },
      DEAD_AFTER_FAILURES,
    )
    const counts = await countByRule(tx, AGAINST)
    const [unit] = unitId === null ? [] : await findUnits(tx, [unitId])
    return { row, counts, issuer: unit?.name ?? '' }
  })
  const figures = figuresOf(read.row, new Map(read.counts.map((count) => [count.rule, count])))
  const document = await reportDocx({
    month,
    regionName: read.row.local_name ?? regionName(regions, region, dayOf(at)),
    issuer: read.issuer,
    figures,
    at,
  })
  const kept = await world.blobs.put(Readable.from([document]), { sizeMax: DOCUMENT_BYTES_MAX })
  if (!kept.ok) return kept
  const report = {
    region,
    unit_id: unitId,
    month,
    document: kept.value.sha256,
    figures,
    made_name: nameOf(actor),
    made_at: at,
  }
  return await world.db.transact(scope, async (tx): Promise<Result<ReportRow>> => {
    await store.saveReport(tx, report)
    await record(tx, actor, {
      action: 'monitoring.reportMade',
      subject: { type: 'monitoring.report', id: `${region}/${month}` },
      region,
      unitId,
      details: { month },
    })
    return ok(toRow(report))
  })
}

function figuresOf(
  row: store.MonthRow,
  counts: ReadonlyMap<string, { readonly accepted: number; readonly wrong: number }>,
): MonthFigures {
  const sum = (level: 'violation' | 'look' | 'note') =>
    row.rules.reduce((total, rule) => total + rule[level], 0)
  const verdicts = new Map(row.verdicts.map(({ verdict, number }) => [verdict, number]))
  return {
    visits: row.visits,
    pages: row.pages,
    hosts: row.hosts,
    operators: row.operators,
    deadPages: row.dead_pages,
    levels: { violation: sum('violation'), look: sum('look'), note: sum('note') },
    rules: row.rules.map((rule) => {
      const count = counts.get(rule.rule)
      return {
        ...rule,
        found: rule.violation + rule.look + rule.note,
        precision: precisionOf(count?.accepted ?? 0, count?.wrong ?? 0).value,
      }
    }),
    verdicts: {
      accepted: verdicts.get('accepted') ?? 0,
      dismissed: verdicts.get('dismissed') ?? 0,
      asked: verdicts.get('asked') ?? 0,
    },
    trend: row.trend,
    dead: row.dead,
    shops: row.shops,
    notices: { sent: row.sent, answered: row.answered, mended: row.mended },
    clues: row.clues,
    priceProbes: { compared: row.compared, suspected: row.suspected },
    probes: { expected: row.expected, found: row.found },
  }
}

export async function openReport(
  world: World,
  actor: Actor,
  region: string,
  month: string,
): Promise<Result<Download>> {
  const report = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) =>
    store.findReport(tx, region, month),
  )
  const content = report && (await world.blobs.open(report.document))
  if (report === undefined || content === undefined) return refuse('not_found', 'monitoring.no_such_report')
  return ok(new Download(`监测月报-${region}-${month}.docx`, DOCX_MEDIA_TYPE, content))
}

export const REPORTS_DUE_JOB = 'monitoring.reportsDue'
export const REPORT_JOB = 'monitoring.report'
/** Early on the first: the month is over everywhere. */
export const REPORTS_SCHEDULE = { cron: '40 3 1 * *', job: REPORTS_DUE_JOB }

/** 按月: the month that is over, for every region that watches. */
export async function orderReports({ world, actor }: JobCall): Promise<Result<Detail>> {
  const month = monthBefore(dayOf(world.clock.now()).slice(0, 7), 1)
  return await world.db.transact(scopeOf(actor, 'any'), async (tx): Promise<Result<Detail>> => {
    const regions = await store.watchingRegions(tx)
    await world.jobs.enqueueAll(
      tx,
      regions.map((region) => ({
        kind: REPORT_JOB,
        payload: { month, region },
        region: region as RegionCode,
        key: `${REPORT_JOB} ${region} ${month}`,
      })),
    )
    return ok({ regions: regions.length })
  })
}

const order = z.object({ month: z.string().regex(MONTH), region: z.string() })

export async function writeReport({ world, actor, payload }: JobCall): Promise<Result<Detail>> {
  const { month, region } = order.parse(payload)
  const made = await makeIn(world, actor, scopeOf(actor, 'any'), {
    region: region as RegionCode,
    unitId: null,
    month,
  })
  return made.ok ? ok({ month }) : made
}
