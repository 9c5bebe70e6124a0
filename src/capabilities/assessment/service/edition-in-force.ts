/** 适用的指标体系: the edition that a creation is scored by, of the product or imported by an office. */
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { type Edition, editionSchema, findEdition } from '../edition/index.ts'
import { findEditionContent } from '../store/editions.ts'

/** The edition under which a region without a creation of its own is shown. */
export const DEFAULT_EDITION = '2022-trial'

/** Which edition: of the product by its name, or a version that was imported. */
export interface EditionChoice {
  readonly edition: string
  readonly edition_version: string | null
}

/** Frozen versions never change, so that each is read and checked once; a few are in use at a time. */
const frozen = new Map<string, Edition>()
const FROZEN_MAX = 32

/** The edition of a creation: at most one statement, none for the product's own or for one that was read before. */
export async function loadEditionInForce(tx: Tx, creation: EditionChoice | null): Promise<Result<Edition>> {
  const id = creation?.edition_version ?? null
  if (id === null) return scorableEdition(creation?.edition ?? DEFAULT_EDITION)
  const known = frozen.get(id)
  if (known !== undefined) return ok(known)
  const found = await findEditionContent(tx, id)
  if (found === undefined) return refuse('not_found', 'assessment.no_such_edition', { edition: id })
  const edition = editionSchema.parse(found.content)
  if (found.state === 'frozen') {
    if (frozen.size >= FROZEN_MAX) frozen.clear()
    frozen.set(id, edition)
  }
  return ok(edition)
}

/** An edition of the product; one whose table is still to be imported cannot be scored. */
function scorableEdition(id: string): Result<Edition> {
  const edition = findEdition(id)
  if (edition === undefined || edition.table !== 'complete')
    return refuse('conflict', 'assessment.edition_without_table', { edition: id })
  return ok(edition)
}
