/** 导入指标体系: check a file, show what it says otherwise, and keep it as a version or as own wordings. */

import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Upload } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { readXlsx } from '../../../platform/xlsx/read.ts'
import type { EditionCheck } from '../contract.ts'
import {
  areOnlyWordings,
  diffEditions,
  type Edition,
  type EditionChange,
  type Judged,
  judgeDocument,
  readSheets,
} from '../edition/index.ts'
import * as store from '../store/editions.ts'
import { keepWordings } from './edition-additions.ts'
import { readYaml } from './edition-yaml.ts'
import {
  findKnownEdition,
  type KnownEdition,
  listHeads,
  manageAt,
  refOf,
  regionOf,
} from './known-editions.ts'

/** An edition of a hundred indicators has some 100 kB. */
const FILE_BYTES_MAX = 4 * 1024 * 1024

interface ReadFile {
  readonly fileName: string
  readonly bytes: Buffer
  readonly judged: Judged
}

async function readFile(uploads: AsyncIterable<Upload>): Promise<Result<ReadFile>> {
  for await (const { fileName, content } of uploads) {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > FILE_BYTES_MAX) {
        return refuse('invalid', 'assessment.edition_file_too_large', { bytesMax: FILE_BYTES_MAX })
      }
      chunks.push(chunk)
    }
    const bytes = Buffer.concat(chunks)
    const judged = await judgeBytes(bytes)
    return judged === undefined
      ? refuse('invalid', 'assessment.not_an_edition_file', { fileName })
      : ok({ fileName, bytes, judged })
  }
  return refuse('invalid', 'assessment.file_needed')
}

/** A workbook by its first bytes, anything else as YAML. */
async function judgeBytes(bytes: Buffer): Promise<Judged | undefined> {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return judgeDocument(readYaml(bytes.toString('utf8')))
  const sheets = await readXlsx(bytes)
  return sheets && judgeDocument(readSheets(sheets))
}

interface Compared {
  readonly baseline: KnownEdition | undefined
  readonly changes: readonly EditionChange[]
  readonly draft: number | null
}

/**
 * What it is compared with: the version that the region is scored by, else the newest frozen one that is seen, else the
 * product's.
 */
async function compare(tx: Tx, actor: Actor, use: store.EditionUse, edition: Edition): Promise<Compared> {
  const heads = await listHeads(tx, use, edition.id)
  const inForce = heads.find((head) => head.ref === refOf(use.creation))
  const base =
    inForce ??
    heads.findLast((head) => head.state === 'frozen') ??
    heads.find((head) => head.state === 'product')
  const found = base && (await findKnownEdition(tx, base.ref, use.uses))
  const baseline = found?.ok ? found.value : undefined
  const draft = heads.find((head) => head.state === 'draft' && head.region === regionOf(actor))
  return {
    baseline,
    changes: baseline === undefined ? [] : diffEditions(baseline.edition, edition),
    draft: draft?.version ?? null,
  }
}

const mayKeepWordings = ({ baseline, changes }: Compared) =>
  baseline?.edition.table === 'complete' && areOnlyWordings(changes)

/** 试导入: every fault with its place, or else what the file says otherwise; nothing is kept. */
export async function checkEditionFile(
  world: World,
  actor: Actor,
  uploads: AsyncIterable<Upload>,
): Promise<Result<EditionCheck>> {
  const file = await readFile(uploads)
  if (!file.ok) return file
  const { edition, faults, notices } = file.value.judged
  return await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => {
    const use = await store.findUse(tx, regionOf(actor) ?? '')
    const home = manageAt(actor, use.creation)
    if (!home.ok) return home
    const compared = edition && (await compare(tx, actor, use, edition))
    return ok({
      faults: faults.map((each) => ({ ...each })),
      notices: notices.map((each) => ({ ...each })),
      edition: edition ? { id: edition.id, title: edition.title, effective: edition.effective } : null,
      baseline: compared?.baseline?.head ?? null,
      changes: [...(compared?.changes ?? [])],
      onlyWordings: compared !== undefined && mayKeepWordings(compared),
      draft: compared?.draft ?? null,
    })
  })
}

export interface ImportChoice {
  readonly keep: 'version' | 'wordings'
  readonly note: string
}

interface Kept {
  readonly ref: string
  readonly kept: 'version' | 'wordings'
  readonly count: number
}

export async function importEdition(
  world: World,
  actor: Actor,
  choice: ImportChoice,
  uploads: AsyncIterable<Upload>,
): Promise<Result<Kept>> {
  const file = await readFile(uploads)
  if (!file.ok) return file
  const { fileName, bytes, judged } = file.value
  const { edition } = judged
  if (edition === undefined) {
    return refuse('invalid', 'assessment.edition_file_has_faults', { count: judged.faults.length })
  }
  const blob = await world.blobs.put(Readable.from([bytes]), { sizeMax: FILE_BYTES_MAX })
  if (!blob.ok) return blob
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx): Promise<Result<Kept>> => {
    const use = await store.findUse(tx, regionOf(actor) ?? '')
    const home = manageAt(actor, use.creation)
    if (!home.ok) return home
    const compared = await compare(tx, actor, use, edition)
    const { baseline, changes } = compared
    if (baseline?.edition.table === 'complete' && changes.length === 0) {
      return refuse('conflict', 'assessment.edition_unchanged')
    }
    if (choice.keep === 'wordings') {
      if (baseline === undefined || !mayKeepWordings(compared)) {
        return refuse('invalid', 'assessment.not_only_wordings')
      }
      await keepWordings(tx, world, actor, { region: home.value, baseline, changes, reason: choice.note })
      return ok({ ref: baseline.head.ref, kept: 'wordings', count: changes.length })
    }
    const kept = await store.keepVersion(tx, {
      id: randomUUID(),
      edition: edition.id,
      versionMin: (baseline?.head.version ?? 0) + 1,
      region: home.value,
      unitId: actor.kind === 'officer' ? actor.unitId : null,
      content: edition,
      documentNumber: edition.document.number ?? '',
      inForceFrom: edition.effective,
      fileName,
      blob: blob.value.sha256,
      note: choice.note,
      importedBy: actor.kind === 'officer' ? actor.personId : null,
      importedName: actor.kind === 'officer' ? actor.name : 'sishi',
      at: world.clock.now(),
    })
    await record(tx, actor, {
      action: 'assessment.editionImported',
      subject: { type: 'assessment.edition', id: kept.id },
      region: home.value,
      details: {
        edition: edition.id,
        version: kept.version,
        sha256: blob.value.sha256,
        changes: changes.length,
      },
    })
    return ok({ ref: kept.id, kept: 'version', count: changes.length })
  })
}
