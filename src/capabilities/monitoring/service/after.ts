/** 发现之后: what a run tells others as it finds and as it ends. */
import type { RegionCode } from '../../../kernel/region-code.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { publish, publishAll } from '../../../platform/events.ts'
import type { World } from '../../../platform/world.ts'
import { type CaptureSetting, levelsFrom, wantsCapture } from '../domain/after.ts'
import { countNew, type NewFinding } from '../store/findings.ts'
import type { NamedRun, StoredRun } from '../store/plans.ts'

/** 自动取证: asks for the page of a finding; whoever captures does it once for each. */
export function captureWanted(
  finding: Pick<NewFinding, 'id' | 'rule' | 'title' | 'url'>,
  place: { readonly region: string; readonly unit_id: string | null },
  { officers }: CaptureSetting,
  at: Date,
) {
  return {
    name: 'monitoring.captureWanted' as const,
    region: place.region as RegionCode,
    at: at.toISOString(),
    payload: {
      findingId: finding.id,
      rule: finding.rule,
      title: { ...finding.title },
      url: finding.url,
      unitId: place.unit_id,
      officers: [...officers],
    },
  }
}

/** Of what is new on a page the first finding asks for it. */
export async function captureFound(
  tx: Tx,
  world: World,
  run: StoredRun,
  findings: readonly NewFinding[],
): Promise<void> {
  const { capture } = run.settings
  const wanted = findings.filter(({ level }) => wantsCapture(capture, 'found', level))
  const byPage = new Map(wanted.toReversed().map((finding) => [finding.url, finding]))
  await publishAll(
    tx,
    world.jobs,
    [...byPage.values()].map((finding) => captureWanted(finding, run, capture, world.clock.now())),
  )
}

/** 送达: one notice a run, of what it found that nobody had found before. */
export async function tellRecipients(tx: Tx, world: World, run: NamedRun): Promise<void> {
  const { level, units, persons } = run.settings.tell
  if (units.length + persons.length === 0) return
  const count = await countNew(tx, run.id, levelsFrom(level))
  if (count === 0) return
  await publish(tx, world.jobs, {
    name: 'monitoring.runTold',
    region: run.region as RegionCode,
    at: world.clock.now().toISOString(),
    payload: {
      people: persons,
      units,
      permission: 'monitoring.read',
      page: `/monitoring/findings?planId=${run.plan_id}`,
      values: { title: run.plan_name, count: String(count) },
    },
  })
}
