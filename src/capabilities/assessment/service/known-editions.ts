/** 已知的各版: editions of the product and imported versions by one name, and who may manage them. */
import { type Actor, may } from '../../../kernel/actor.ts'
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { regionName } from '../../../kernel/region.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { EditionHead } from '../contract.ts'
import { EDITIONS, type Edition, type EditionOutline, editionSchema, findEdition } from '../edition/index.ts'
import * as store from '../store/editions.ts'
import { DEFAULT_EDITION } from './edition-in-force.ts'

const MANAGE = 'assessment.manageEditions'
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
