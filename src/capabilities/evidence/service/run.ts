/**
 * 取证任务: does one planned capture. A run that is cut short is done again under a new number, and only the newest run
 * may end the capture; a pack that was sealed before the cut is taken over as it is. So nothing is recorded twice.
 */
import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { type Detail, ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import { publish } from '../../../platform/events.ts'
import type { JobCall, JobHandler } from '../../../platform/jobs/job.ts'
import type { World } from '../../../platform/world.ts'
import { ATTEMPTS_MAX, hasEnded } from '../domain/capture-state.ts'
import { ARCHIVE_BYTES_MAX } from '../domain/zip.ts'
import * as store from '../store/captures.ts'
import { capturePage } from './capture.ts'
import { meansOf } from './instance-means.ts'
import { type OpenedPack, openSealed } from './open-pack.ts'
import { REPLAY_JOB } from './replay.ts'
import { unsealedOf } from './seal.ts'

const jobPayload = z.object({ captureId: z.uuid() })

/** Where the pack of a capture lies until the store has it. */
export const packFileOf = (world: Pick<World, 'config'>, captureId: string): string =>
  join(world.config.dataDir, 'captures', `${captureId}.wacz`)

export const runCapture: JobHandler = async (job) => {
  const { captureId } = jobPayload.parse(job.payload)
  const { world } = job
  const begun = await world.db.transact(scopeOf(job.actor, 'any'), async (tx) =>
    ok(await store.beginRun(tx, captureId, world.clock.now())),
  )
  const run = begun.ok ? begun.value : undefined
  if (run === undefined) return ok({ captureId })
  const file = packFileOf(world, captureId)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const sealed = await sealedPack(world, run, file)
  if (!sealed.ok) return await fail(job, run, sealed.error)
  return await keep(job, run, file, sealed.value)
}

/** The pack on the disk: left by a run that was cut short after sealing, or made now. */
async function sealedPack(world: World, run: store.CaptureTable, file: string): Promise<Result<OpenedPack>> {
  const means = await meansOf({ config: { ...world.config, fetchHosts: await world.listedHosts() } })
  const left = await openSealed(file, means)
  if (left !== undefined) return ok(left)
  const folder = `${file}.work`
  if (run.attempt > ATTEMPTS_MAX) {
    // What the runs that were cut short have left: no pack, and nobody's any more.
    for (const path of [folder, unsealedOf(file)]) await rm(path, { recursive: true, force: true })
    return refuse('conflict', 'evidence.interrupted', { attempts: ATTEMPTS_MAX })
  }
  const captured = await capturePage({
    ...means,
    url: run.url,
    file,
    folder,
    occasion: {
      captureId: run.id,
      requestedBy: run.requested_name === '' ? null : run.requested_name,
      officers: run.officers.map(({ certificate }) => certificate),
      purpose: run.purpose,
      attempt: run.attempt,
    },
    script: run.script,
    recordsScreen: run.records_screen,
    ...(run.visitor && { visitor: run.visitor }),
  })
  if (!captured.ok) return captured
  const opened = await openSealed(file, means)
  if (opened === undefined) throw new Error(`${file} was sealed and does not verify any more`)
  return ok(opened)
}

type Ended = Pick<store.CaptureTable, 'state' | 'blob'>

async function keep(
  job: JobCall,
  run: store.CaptureTable,
  file: string,
  pack: OpenedPack,
): Promise<Result<Detail>> {
  const { world } = job
  const put = await world.blobs.put(createReadStream(file), { sizeMax: ARCHIVE_BYTES_MAX })
  if (!put.ok) return await fail(job, run, put.error)
  const { sha256, sm3, size } = put.value
  const facts = { ...pack.facts, blob: sha256, sm3, size }
  const region = run.region as RegionCode
  const now = world.clock.now()
  const kept = await world.db.transact(
    scopeOf(job.actor, 'any'),
    async (tx): Promise<Result<Ended | undefined>> => {
      if (!(await store.saveSealed(tx, run, facts, now))) return ok(await store.findCapture(tx, run.id))
      await record(tx, job.actor, {
        action: 'evidence.packSealed',
        subject: { type: 'evidence.capture', id: run.id },
        region,
        unitId: run.unit_id,
        details: { state: facts.state, sha256, sm3, size, attempt: run.attempt },
      })
      await world.jobs.enqueue(tx, REPLAY_JOB, { captureId: run.id }, { region, unitId: run.unit_id })
      await tellEnd(tx, world, run, facts.state)
      return ok({ state: facts.state, blob: sha256 })
    },
  )
  if (!kept.ok || kept.value === undefined) return ok({ captureId: run.id })
  const { state, blob } = kept.value
  // Until the capture has ended, a later run may take over the very pack that this one could not end it with.
  if (!hasEnded(state)) return ok({ captureId: run.id, state })
  await rm(file, { force: true })
  if (blob !== sha256) await world.blobs.remove(sha256)
  return ok({ captureId: run.id, state })
}

async function fail(job: JobCall, run: store.CaptureTable, error: Refusal): Promise<Result<Detail>> {
  const { world } = job
  await world.db.transact(scopeOf(job.actor, 'any'), async (tx) => {
    if (!(await store.saveFailed(tx, run, error, world.clock.now()))) return ok(undefined)
    await record(tx, job.actor, {
      action: 'evidence.captureFailed',
      subject: { type: 'evidence.capture', id: run.id },
      region: run.region as RegionCode,
      unitId: run.unit_id,
      details: { code: error.code, attempt: run.attempt },
    })
    await tellEnd(tx, world, run, 'failed')
    return ok(undefined)
  })
  return ok({ captureId: run.id, state: 'failed' })
}

async function tellEnd(
  tx: Parameters<typeof publish>[0],
  world: World,
  run: store.CaptureTable,
  state: 'sealed' | 'partial' | 'failed',
): Promise<void> {
  await publish(tx, world.jobs, {
    name: 'evidence.captureEnded',
    region: run.region as RegionCode,
    at: world.clock.now().toISOString(),
    payload: { captureId: run.id, state, origin: run.origin_kind, originId: run.origin_id },
  })
}
