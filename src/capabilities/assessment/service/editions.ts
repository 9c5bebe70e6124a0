/** 评估指标体系各版: list, show, compare, export and freeze. */
import { type Actor, may, scopeOf } from '../../../kernel/actor.ts'
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { regionName } from '../../../kernel/region.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import { writeXlsx } from '../../../platform/xlsx/read.ts'
import type { EditionHead } from '../contract.ts'
import {
  diffEditions,
  EDITIONS,
  type Edition,
  type EditionOutline,
  editionSchema,
  editionSheets,
  editionYaml,
  findEdition,
  type Indicator,
  itemTest,
  listItems,
  ruleText,
} from '../edition/index.ts'
import * as store from '../store/editions.ts'
import { loadLocalPart } from './edition-additions.ts'
import { DEFAULT_EDITION } from './edition-in-force.ts'

export const MANAGE = 'assessment.manageEditions'
const regions = chinaRegions()

/** A version of the product is its number one; one that offices import counts on. */
const PRODUCT_VERSION = 1

/** An edition with where it comes from. */
export interface KnownEdition {
  readonly head: EditionHead
  readonly edition: Edition | EditionOutline
  /** Null for the product's own. */
  readonly versionId: string | null
}

export function regionOf(actor: Actor): RegionCode | undefined {
  return actor.kind === 'officer' || actor.kind === 'system' ? actor.region : undefined
}

export function nameOfRegion(code: string, localName: string | null): string {
  return localName ?? regionName(regions, code as RegionCode)
}

/** Why the actor may not import, freeze or word anew for the own region; undefined when it is allowed. */
export function whyNotManage(actor: Actor, creation: store.OwnCreation | null): string | undefined {
  const region = regionOf(actor)
  const unitId = actor.kind === 'officer' ? actor.unitId : null
  if (region === undefined || !may(actor, MANAGE, { region, unitId })) return 'permission.missing'
  return creation !== null && creation.applicant_region !== region
    ? 'assessment.not_the_applicant'
    : undefined
}

/** The office's own region, where editions are imported; a region that carries a share of another's creation has no say. */
export function manageAt(actor: Actor, creation: store.OwnCreation | null): Result<RegionCode> {
  const why = whyNotManage(actor, creation)
  const region = regionOf(actor)
  if (why === undefined && region !== undefined) return ok(region)
  return why === 'assessment.not_the_applicant'
    ? refuse('forbidden', why, { applicant: creation?.applicant_region ?? '' })
    : refuse('forbidden', 'permission.missing', { permission: MANAGE })
}

function productHead(edition: Edition | EditionOutline, uses: number): EditionHead {
  return {
    ref: edition.id,
    edition: edition.id,
    version: edition.table === 'complete' ? PRODUCT_VERSION : null,
    title: edition.title,
    documentTitle: edition.document.title,
    documentNumber: edition.document.number ?? '',
    effective: edition.effective,
    table: edition.table,
    state: 'product',
    region: null,
    regionName: null,
    importedName: null,
    importedAt: null,
    frozenAt: null,
    note: '',
    uses,
  }
}

function versionHead(row: store.VersionHead): EditionHead {
  return {
    ref: row.id,
    edition: row.edition,
    version: row.version,
    title: row.title,
    documentTitle: row.document_title,
    documentNumber: row.document_number,
    effective: row.in_force_from,
    table: 'complete',
    state: row.state,
    region: row.region,
    regionName: nameOfRegion(row.region, row.local_name),
    importedName: row.imported_name,
    importedAt: row.imported_at.toISOString(),
    frozenAt: row.frozen_at?.toISOString() ?? null,
    note: row.note,
    uses: row.uses,
  }
}

/** The name under which pages know the edition of a creation. */
export function refOf(creation: Pick<store.OwnCreation, 'edition' | 'edition_version'> | null): string {
  return creation?.edition_version ?? creation?.edition ?? DEFAULT_EDITION
}

const isProductRef = (ref: string) => /^\d{4}(-[a-z]+)?$/.test(ref)

/** An edition by its name or the id of its version: one statement, none for the product's own. */
export async function findKnownEdition(
  tx: Tx,
  ref: string,
  uses: Readonly<Record<string, number>> = {},
): Promise<Result<KnownEdition>> {
  if (isProductRef(ref)) {
    const edition = findEdition(ref)
    if (edition === undefined) return refuse('not_found', 'assessment.no_such_edition', { edition: ref })
    return ok({ head: productHead(edition, uses[ref] ?? 0), edition, versionId: null })
  }
  const row = await store.findVersion(tx, ref)
  if (row === undefined) return refuse('not_found', 'assessment.no_such_edition', { edition: ref })
  return ok({ head: versionHead(row), edition: editionSchema.parse(row.content), versionId: row.id })
}

export async function listHeads(tx: Tx, use: store.EditionUse, edition?: string): Promise<EditionHead[]> {
  const versions = await store.listVersions(tx, edition)
  const ids = [...new Set([...EDITIONS.map((each) => each.id), ...versions.map((row) => row.edition)])]
  return ids
    .filter((id) => edition === undefined || id === edition)
    .flatMap((id) => [
      ...EDITIONS.filter((each) => each.id === id).map((each) => productHead(each, use.uses[id] ?? 0)),
      ...versions.filter((row) => row.edition === id).map(versionHead),
    ])
}

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
