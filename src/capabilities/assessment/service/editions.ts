/** 评估指标体系各版: list, show, compare, export and freeze. */

import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import { writeXlsx } from '../../../platform/xlsx/read.ts'
import {
  diffEditions,
  type Edition,
  type EditionOutline,
  editionSheets,
  type Indicator,
  itemTest,
  listItems,
  ruleText,
} from '../edition/index.ts'
import * as store from '../store/editions.ts'
import { loadLocalPart } from './edition-additions.ts'
import { editionYaml } from './edition-yaml.ts'
import { findKnownEdition, listHeads, manageAt, refOf, regionOf, whyNotManage } from './known-editions.ts'

export async function listEditions(world: World, actor: Actor) {
  return await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => {
    const use = await store.findUse(tx, regionOf(actor) ?? '')
    return {
      inForce: refOf(use.creation),
      mayNotManage: whyNotManage(actor, use.creation) ?? null,
      items: await listHeads(tx, use),
    }
  })
}

export async function getEdition(world: World, actor: Actor, ref: string) {
  const region = regionOf(actor) ?? ''
  return await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => {
    const use = await store.findUse(tx, region)
    const found = await findKnownEdition(tx, ref, use.uses)
    if (!found.ok) return found
    const { head, edition, versionId } = found.value
    const local = await loadLocalPart(tx, { edition: edition.id, version: versionId, region, revoked: true })
    return ok({
      ...head,
      inForce: refOf(use.creation),
      mayNotManage: whyNotManage(actor, use.creation) ?? null,
      ...shownEdition(edition),
      local,
    })
  })
}

function shownEdition(edition: Edition | EditionOutline) {
  const { passRule } = edition
  const table = edition.table === 'complete' ? edition : undefined
  return {
    passRule: {
      totalAtLeast: passRule.totalAtLeast,
      groupRateAtLeast: passRule.groupRateAtLeast,
      cycleYearsAtLeast: passRule.cycleYearsAtLeast ?? null,
      notApplicable: passRule.notApplicable,
    },
    points: table?.points ?? null,
    years: table?.years ?? null,
    notes: [...edition.notes, ...passRule.notes],
    groups: (table?.groups ?? []).map((group) => ({
      key: group.key,
      title: group.title,
      points: group.points,
      subgroups: group.subgroups.map((subgroup) => ({
        key: subgroup.key,
        title: subgroup.title,
        points: subgroup.points,
        indicators: subgroup.indicators.map((each) => shownIndicator(table, each)),
      })),
    })),
    series: (table?.series ?? []).map(({ key, title, definition, unit }) => ({
      key,
      title,
      definition,
      unit,
    })),
    measures: (table?.measures ?? []).map(({ measure, title }) => ({ key: measure, title })),
  }
}

function shownIndicator(edition: Edition | undefined, indicator: Indicator) {
  const items = edition === undefined ? [] : listItems(edition)
  return {
    number: indicator.number,
    title: indicator.title,
    criteria: indicator.note ?? null,
    kind: indicator.kind,
    points: indicator.points,
    rule: indicator.rule.rule,
    ruleText: ruleText(indicator.rule),
    sources: indicator.sources.map((key) => edition?.sources[key] ?? { zh: key, en: key }),
    items: items
      .filter((place) => place.indicator === indicator)
      .map(({ item, points }) => ({
        key: item.key,
        condition: item.condition,
        points,
        test: itemTest(indicator.rule, item.key),
      })),
  }
}

export async function diffEdition(world: World, actor: Actor, ref: string, from: string) {
  return await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => {
    const [to, base] = [await findKnownEdition(tx, ref), await findKnownEdition(tx, from)]
    if (!to.ok) return to
    if (!base.ok) return base
    return ok({ items: [...diffEditions(base.value.edition, to.value.edition)] })
  })
}

/** 导出: a workbook that can be filled in and imported again, or the document as YAML. */
export async function exportEdition(
  world: World,
  actor: Actor,
  ref: string,
  format: 'xlsx' | 'yaml',
): Promise<Result<{ fileName: string; content: Buffer }>> {
  const found = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) => findKnownEdition(tx, ref))
  if (!found.ok) return found
  const { edition, head } = found.value
  const number = head.version === null ? '' : `-v${head.version}`
  const fileName = `${edition.title.zh}${number}.${format}`
  if (format === 'yaml') return ok({ fileName, content: Buffer.from(editionYaml(edition), 'utf8') })
  return ok({ fileName, content: await writeXlsx(editionSheets(edition)) })
}

/** 冻结: from now on a change makes a new version. */
export async function freezeEdition(
  world: World,
  actor: Actor,
  ref: string,
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    const use = await store.findUse(tx, regionOf(actor) ?? '')
    const home = manageAt(actor, use.creation)
    if (!home.ok) return home
    const found = await findKnownEdition(tx, ref)
    if (!found.ok) return found
    const { head, versionId } = found.value
    if (versionId === null) return refuse('conflict', 'assessment.edition_frozen')
    if (head.region !== home.value) return refuse('forbidden', 'assessment.edition_of_another_region')
    return await freezeOnce(tx, world, actor, home.value, versionId)
  })
}

/** Freezes a draft with its entry in the ledger. */
export async function freezeOnce(
  tx: Tx,
  world: World,
  actor: Actor,
  region: RegionCode,
  id: string,
): Promise<Result<Record<string, never>>> {
  const name = actor.kind === 'officer' ? actor.name : 'sishi'
  if (!(await store.freezeVersion(tx, id, name, world.clock.now()))) {
    return refuse('conflict', 'assessment.edition_frozen')
  }
  await record(tx, actor, {
    action: 'assessment.editionFrozen',
    subject: { type: 'assessment.edition', id },
    region,
  })
  return ok({})
}
