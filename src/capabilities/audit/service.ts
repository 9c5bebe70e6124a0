/** Use cases of 操作留痕: look, prove, verify. */
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { type Actor, type Officer, scopeOf } from '../../kernel/actor.ts'
import { chinaRegions } from '../../kernel/china-regions.ts'
import { regionName } from '../../kernel/region.ts'
import { parseRegionCode, type RegionCode } from '../../kernel/region-code.ts'
import { type Detail, ok, type Result, refuse } from '../../kernel/result.ts'
import type { Language } from '../../kernel/text.ts'
import { type Checkpoint, parseCheckpointFile, writeCheckpointFile } from '../../platform/audit/checkpoint.ts'
import {
  findCheckpoint,
  findCoveringCheckpoint,
  makeCheckpoint,
  listCheckpoints as readCheckpointPage,
} from '../../platform/audit/checkpoint-store.ts'
import { keyDirectory } from '../../platform/audit/index.ts'
import { ensureLedgerKey, readPublicKeys, readSigningKeys } from '../../platform/audit/keys.ts'
import { findProof, type InclusionProof } from '../../platform/audit/proof.ts'
import { record } from '../../platform/audit/record.ts'
import { sealOnce } from '../../platform/audit/sealer.ts'
import { type Verdict, type VerifyOptions, verifyLedger } from '../../platform/audit/verify.ts'
import type { JobHandler } from '../../platform/jobs/job.ts'
import type { World } from '../../platform/world.ts'
import { eachPage, streamXlsx } from '../../platform/xlsx/stream.ts'
import * as store from './store.ts'

export const VERIFY_JOB = 'audit.verify'

const regions = chinaRegions()

function withRegion<Row extends store.StoredRow>({ localRegion, ...row }: Row) {
  const regionNameOf = localRegion ?? regionName(regions, row.region as RegionCode)
  return { ...row, regionName: regionNameOf }
}

/** As the endpoint asks: an actor by id or by name. */
export type EntryQuery = Omit<store.EntryFilter, 'actorIds'> & { readonly actor?: string | undefined }

export async function listEntries(world: World, actor: Actor, query: EntryQuery & store.PageRequest) {
  const { after, limit, actor: asked, ...filter } = query
  return await world.db.read(scopeOf(actor, 'audit.read'), async (tx) => {
    const actorIds = asked === undefined ? undefined : await store.findActorIds(tx, asked)
    const page = await store.listEntries(tx, { ...filter, actorIds }, { after, limit })
    return { items: page.items.map(withRegion), next: page.next }
  })
}

const COLUMNS = [
  'at',
  'actor',
  'action',
  'subject',
  'subjectId',
  'region',
  'unit',
  'seq',
  'details',
  'id',
] as const

/** The list as a worksheet, newest first; times as people in China read them. */
export function exportEntries(world: World, actor: Actor, query: EntryQuery, language: Language): Readable {
  const inWords = (kind: 'action' | 'subject', name: string) => {
    const key = `audit.${kind}.${name}`
    const words = world.translate(language, key)
    return words === key ? name : words
  }
  const time = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Asia/Shanghai',
  })
  return streamXlsx(
    world.translate(language, 'audit.export.sheet'),
    COLUMNS.map((column) => world.translate(language, `audit.export.${column}`)),
    eachPage(
      (after) => listEntries(world, actor, { ...query, limit: 500, after }),
      (row) => [
        time.format(new Date(row.at)),
        row.actorName ?? row.actorId,
        inWords('action', row.action),
        inWords('subject', row.subjectType),
        row.subjectName === null ? row.subjectId : `${row.subjectName} ${row.subjectId}`,
        row.regionName,
        row.unitName ?? '',
        row.seq ?? '',
        JSON.stringify(row.details),
        row.id,
      ],
    ),
  )
}

export async function getEntry(world: World, actor: Actor, entryId: string) {
  return await world.db.read(scopeOf(actor, 'audit.read'), async (tx) => {
    const entry = await store.findEntry(tx, entryId)
    if (!entry) return refuse('not_found', 'audit.no_such_entry')
    const checkpoint = entry.seal ? await findCoveringCheckpoint(tx, entry.seal.seq) : undefined
    return ok({ ...withRegion(entry), checkpoint: checkpoint ?? null })
  })
}

/** The proof holds leaves of other regions' entries, which show nothing; the entry itself must lie in the scope. */
export async function getProof(world: World, actor: Actor, entryId: string): Promise<Result<InclusionProof>> {
  const entry = await getEntry(world, actor, entryId)
  if (!entry.ok) return entry
  const proof = await findProof(world.db, entryId)
  return proof ? ok(proof) : refuse('conflict', 'audit.not_covered_yet')
}

export async function listCheckpoints(world: World, actor: Actor, page: store.PageRequest) {
  return await world.db.read(scopeOf(actor, 'audit.verify'), (tx) => readCheckpointPage(tx, page))
}

/** A checkpoint as the file that is to be kept elsewhere. */
export async function exportCheckpoint(
  world: World,
  actor: Actor,
  seq: number,
  keyId: string,
): Promise<Result<string>> {
  const checkpoint = await world.db.read(scopeOf(actor, 'audit.verify'), (tx) =>
    findCheckpoint(tx, seq, keyId),
  )
  if (!checkpoint) return refuse('not_found', 'audit.no_such_checkpoint')
  return ok(await toFile(world, checkpoint))
}

async function toFile(world: Pick<World, 'config'>, checkpoint: Checkpoint): Promise<string> {
  const keys = await readPublicKeys(keyDirectory(world))
  return writeCheckpointFile(
    checkpoint,
    keys.find((key) => key.id === checkpoint.keyId),
  )
}

/** Puts the verification on the queue; that it was ordered, and what it found, stands in the ledger itself. */
export async function orderVerification(
  world: World,
  actor: Officer,
  files: readonly string[],
): Promise<Result<{ jobId: string }>> {
  const unreadable = files.findIndex((text) => parseCheckpointFile(text) === undefined)
  if (unreadable >= 0) return refuse('invalid', 'audit.not_a_checkpoint', { file: unreadable + 1 })
  return await world.db.transact(scopeOf(actor, 'audit.verify'), async (tx) => {
    const payload: Detail = { checkpoints: [...files] }
    const jobId = await world.jobs.enqueue(tx, VERIFY_JOB, payload, {
      region: actor.region,
      unitId: actor.unitId,
      personId: actor.personId,
      title: world.translate('zh', 'audit.verify_job'),
      visible: true,
      attemptsMax: 2,
    })
    await record(tx, actor, {
      action: 'audit.verificationOrdered',
      subject: { type: 'audit.ledger', id: jobId },
      region: actor.region,
      unitId: actor.unitId,
      details: { checkpoints: files.length },
    })
    return ok({ jobId })
  })
}

const jobPayload = z.object({ checkpoints: z.array(z.string()) })

/** The job behind `orderVerification`; its result is the verdict. */
export const runVerification: JobHandler = async (job) => {
  const { checkpoints } = jobPayload.parse(job.payload)
  const verdict = await verifyNow(job.world, checkpoints, (done, total) => job.progress(done, total))
  if (!verdict.ok) return verdict
  const region = job.actor.region ?? COUNTRY
  await job.world.db.transact(scopeOf(job.actor, 'audit.verify'), async (tx) => {
    await record(tx, job.actor, {
      action: 'audit.verified',
      subject: { type: 'audit.ledger', id: job.id },
      region,
      details: { intact: verdict.value.ok, checked: verdict.value.checked, lastSeq: verdict.value.lastSeq },
    })
    return ok(undefined)
  })
  return ok(JSON.parse(JSON.stringify(verdict.value)) as Detail)
}

const COUNTRY = parseRegionCode('000000') as RegionCode

/** Verifies the whole ledger with the instance's keys and with checkpoints that were kept elsewhere. */
export async function verifyNow(
  world: Pick<World, 'config' | 'db'>,
  files: readonly string[],
  onProgress?: VerifyOptions['onProgress'],
): Promise<Result<Verdict>> {
  const checkpoints: Checkpoint[] = []
  for (const [index, text] of files.entries()) {
    const parsed = parseCheckpointFile(text)
    if (!parsed) return refuse('invalid', 'audit.not_a_checkpoint', { file: index + 1 })
    checkpoints.push(parsed.checkpoint)
  }
  await sealOnce(world.db)
  const publicKeys = await readPublicKeys(keyDirectory(world))
  return ok(await verifyLedger(world.db, { publicKeys, checkpoints, ...(onProgress ? { onProgress } : {}) }))
}

/** Seals what waits and signs the end of the chain; undefined when nothing came since the last checkpoint. */
export async function checkpointNow(
  world: Pick<World, 'config' | 'db' | 'clock'>,
): Promise<readonly { readonly checkpoint: Checkpoint; readonly file: string }[]> {
  const directory = keyDirectory(world)
  await ensureLedgerKey(directory)
  await sealOnce(world.db)
  const made = await makeCheckpoint(world.db, await readSigningKeys(directory), world.clock.now())
  const checkpoints = made.length > 0 ? made : await newestCheckpoints(world)
  return await Promise.all(
    checkpoints.map(async (checkpoint) => ({ checkpoint, file: await toFile(world, checkpoint) })),
  )
}

/** The newest checkpoints, one per key: what there is to keep when the chain has not grown. */
async function newestCheckpoints(world: Pick<World, 'db'>): Promise<readonly Checkpoint[]> {
  const scope = scopeOf({ kind: 'system', job: 'audit.checkpoint' }, 'audit.verify')
  const { items } = await world.db.read(scope, (tx) => readCheckpointPage(tx, { limit: 10 }))
  return items.filter((item) => item.seq === items[0]?.seq)
}
