/** Writes down what a worker brings home: visits, pages over time, findings, further pages; one transaction. */
import { randomUUID } from 'node:crypto'
import type { Scope } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import { drawLeads, hostOf } from '../domain/plan.ts'
import { type NewFinding, saveFindings } from '../store/findings.ts'
import { addOutcomes, type Said } from '../store/outside-models.ts'
import * as plans from '../store/plans.ts'
import * as store from '../store/visits.ts'
import { captureFound } from './after.ts'
import { withOperators } from './operators-of-pages.ts'
import { browseOrders } from './orders.ts'
import type { ReadPage } from './read-page.ts'

/** Links that are followed from one page: enough for any list, too few for a trap. */
const LEADS_MAX = 500

/**
 * At most eleven statements for any number of pages. What this worker holds no more is dropped: another has it. The run
 * is locked last, so that workers that share it write side by side; pages and findings are written in one order by all.
 */
export async function writeDown(
  world: World,
  scope: Scope,
  run: plans.StoredRun,
  worker: string,
  pages: readonly ReadPage[],
  said: readonly Said[],
): Promise<void> {
  await world.db.transact(scope, async (tx) => {
    await addOutcomes(tx, run.region, said, world.clock.now())
    const handed = pages.filter(({ needsBrowser }) => needsBrowser).map(({ visited }) => visited.id)
    if ((await store.handToBrowser(tx, worker, handed)).length > 0) {
      await plans.awaitBrowser(tx, run.id, world.clock.now())
      await world.jobs.enqueueAll(tx, browseOrders(run.id, run.region as RegionCode))
    }
    const read = pages.filter(({ needsBrowser }) => !needsBrowser)
    const counted = await store.completeVisits(
      tx,
      worker,
      read.map(({ visited }) => visited),
    )
    const kept = read.filter(({ visited }) => counted.has(visited.id))
    if (kept.length === 0) return ok(undefined)
    const ids = await store.savePages(
      tx,
      run,
      kept.map(({ visited }) => visited),
    )
    const findings = distinct(kept.flatMap((page) => page.findings)).map((finding) => ({
      ...finding,
      pageId: ids.get(finding.url) ?? finding.pageId,
    }))
    const saved = await saveFindings(tx, run, findings, world.clock.now())
    const fresh = findings.filter(({ key }) => saved.get(key)?.isNew)
    await captureFound(tx, world, run, fresh)
    const next = await nextVisits(tx, run, kept)
    const added = await store.insertVisits(tx, run, next, run.settings.pagesMax)
    plans.addToRun(tx, run.id, {
      pages: added,
      visited: kept.length,
      read: kept.filter(({ visited }) => visited.isRead).length,
      findings: findings.length,
      newFindings: fresh.length,
    })
    return ok(undefined)
  })
}

/** The same suspicion on one page, or on two pages of one operator, is one. */
function distinct(findings: readonly NewFinding[]): readonly NewFinding[] {
  return [...new Map(findings.map((finding) => [finding.key, finding])).values()]
}

/** Where pages lead to is of whom the register names for it, else theirs: a search leads to the shops of many. */
async function nextVisits(
  tx: Tx,
  run: plans.StoredRun,
  pages: readonly ReadPage[],
): Promise<readonly store.NewVisit[]> {
  const visits = leadsOf(run, pages)
  const starts = visits.map(({ url }) => ({ url, operator: undefined }))
  const known = await withOperators(tx, run.region as RegionCode, starts)
  return visits.map((visit, place) => {
    const owner = known[place]?.operator
    return owner === undefined ? visit : { ...visit, operatorId: owner.id, operatorName: owner.name }
  })
}

function leadsOf(run: plans.StoredRun, pages: readonly ReadPage[]): readonly store.NewVisit[] {
  const found = new Map<string, store.NewVisit>()
  for (const { leads, depth, operator, visited } of pages) {
    const drawn = depth === 0 ? drawLeads(leads, run.settings, visited.url, run.seed) : leads
    for (const { url, listedPrice, isOfOthers } of drawn.slice(0, LEADS_MAX)) {
      if (found.has(url)) continue
      found.set(url, {
        id: randomUUID(),
        url,
        host: hostOf(url),
        depth: depth + 1,
        listedPrice: listedPrice ?? null,
        // The home page of a platform is no page of the shop that leads to it; nor are goods that it recommends.
        operatorId: isOfOthers ? null : (operator?.id ?? null),
        operatorName: isOfOthers ? null : (operator?.name ?? null),
        // Where a script wrote one page, it writes those behind it.
        byBrowser: visited.byBrowser,
      })
    }
  }
  return [...found.values()]
}
