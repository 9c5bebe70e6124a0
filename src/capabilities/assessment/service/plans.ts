/** 方案导入: read a file into a draft, mend it, and create units, stages, members, responsibilities and tasks at once. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type Actor, may, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { DOCUMENT_BYTES_MAX, readDocument } from '../../../platform/documents/index.ts'
import { publish } from '../../../platform/events.ts'
import type { Upload } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { openMatters } from '../../matters/index.ts'
import { findUnits, insertUnits, listUnits } from '../../organisation/index.ts'
import { type PlanDetail, type PlanDraft, planDetail, planDraft, type UnitMapping } from '../contract.ts'
import { readPlan } from '../plan/index.ts'
import { indicatorsOf, partsOfTask, resolveUnits, responsibilitiesOf, stageAt } from '../plan-import.ts'
import { printedUnits, restoredReadings, suggestMapping } from '../plan-mapping.ts'
import * as store from '../store/plans.ts'
import { insertTasks } from '../store/tasks.ts'

const PERMISSION = 'assessment.importPlan'

/** The officer's own region, where the permission must be held; nothing is imported elsewhere. */
function homeOf(actor: Actor): Result<{ region: RegionCode; unitId: string | null }> {
  if (actor.kind === 'system' && actor.region !== undefined) return ok({ region: actor.region, unitId: null })
  if (actor.kind !== 'officer') return refuse('forbidden', 'permission.missing', { permission: PERMISSION })
  const place = { region: actor.region, unitId: actor.unitId }
  return may(actor, PERMISSION, place)
    ? ok(place)
    : refuse('forbidden', 'permission.missing', { permission: PERMISSION })
}

/** Reads the uploaded file; what is not a plan is refused and nothing is kept of it. */
export async function readPlanFile(
  world: World,
  actor: Actor,
  uploads: AsyncIterable<Upload>,
): Promise<Result<{ id: string }>> {
  for await (const upload of uploads) {
    return await readPlanBytes(world, actor, upload.fileName, await buffer(upload.content))
  }
  return refuse('invalid', 'assessment.file_needed')
}

export async function readPlanBytes(
  world: World,
  actor: Actor,
  fileName: string,
  bytes: Buffer,
): Promise<Result<{ id: string }>> {
  const home = homeOf(actor)
  if (!home.ok) return home
  const document = await readDocument(bytes, fileName)
  if (!document.ok) return document
  const plan = readPlan(document.value)
  if (!plan.ok) return plan
  const blob = await world.blobs.put(Readable.from([bytes]), { sizeMax: DOCUMENT_BYTES_MAX })
  if (!blob.ok) return blob
  const draft = planDraft.parse(plan.value)
  const id = randomUUID()
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    const known = await listUnits(tx, { region: home.value.region, limit: 1000 })
    await store.insertPlan(tx, {
      id,
      ...home.value,
      fileName,
      blob: blob.value.sha256,
      lines: document.value.lines.map((line) => ({
        line: line.number,
        page: line.page ?? null,
        text: line.text,
      })),
      read: plan.value,
      draft,
      mapping: suggestMapping(printedUnits(draft, restoredReadings(plan.value)), known.items),
      title: plan.value.planTitle || plan.value.title || fileName,
      documentNumber: plan.value.documentNumber,
      issuedOn: plan.value.issuedOn || null,
      createdAt: world.clock.now(),
      createdBy: actor.kind === 'officer' ? actor.personId : null,
    })
    await record(tx, actor, {
      action: 'assessment.planRead',
      subject: { type: 'assessment.plan', id },
      ...home.value,
      details: { sha256: blob.value.sha256, tasks: draft.tasks.length, indicators: draft.indicators.length },
    })
    return ok({ id })
  })
}

function toRow(plan: store.PlanHead) {
  return {
    id: plan.id,
    region: plan.region,
    fileName: plan.file_name,
    state: plan.state,
    title: plan.title,
    documentNumber: plan.document_number,
    issuedOn: plan.issued_on,
    createdAt: plan.created_at.toISOString(),
    importedAt: plan.imported_at?.toISOString() ?? null,
  }
}

export async function listPlans(world: World, actor: Actor) {
  const plans = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) => store.listPlans(tx))
  return plans.map(toRow)
}

export async function getPlan(world: World, actor: Actor, id: string): Promise<Result<PlanDetail>> {
  const plan = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) => store.findPlan(tx, id))
  if (plan === undefined) return refuse('not_found', 'assessment.no_such_plan')
  const read = plan.read as { warnings?: unknown }
  return ok(
    planDetail.parse({
      ...toRow(plan),
      lines: plan.lines,
      draft: plan.draft,
      mapping: plan.mapping,
      version: plan.version,
      warnings: read.warnings ?? [],
    }),
  )
}

/**
 * The plan, if this actor may change it, it is still a draft and nobody saved it since it was read; held until the
 * transaction ends.
 */
async function openDraft(
  tx: Tx,
  actor: Actor,
  id: string,
  version?: number,
): Promise<Result<store.PlanHead>> {
  const plan = await store.lockPlan(tx, id)
  if (plan === undefined) return refuse('not_found', 'assessment.no_such_plan')
  if (!may(actor, PERMISSION, { region: plan.region as RegionCode, unitId: plan.unit_id })) {
    return refuse('forbidden', 'permission.missing', { permission: PERMISSION })
  }
  if (plan.state !== 'draft') return refuse('conflict', 'assessment.plan_not_draft', { state: plan.state })
  if (version !== undefined && version !== plan.version)
    return refuse('conflict', 'assessment.plan_saved_meanwhile', { version: plan.version })
  return ok(plan)
}

const headOf = (draft: PlanDraft, fileName: string) => ({
  title: draft.planTitle || draft.title || fileName,
  documentNumber: draft.documentNumber,
  issuedOn: draft.issuedOn || null,
})

/** Saves what the officer mended; unit names that are new in the draft get a suggestion. */
export async function savePlanDraft(
  world: World,
  actor: Actor,
  id: string,
  input: { readonly draft: PlanDraft; readonly mapping: readonly UnitMapping[]; readonly version: number },
) {
  const { draft, mapping, version } = input
  return await world.db.transact(
    scopeOf(actor, 'assessment.read'),
    async (tx): Promise<Result<{ mapping: UnitMapping[]; version: number }>> => {
      const plan = await openDraft(tx, actor, id, version)
      if (!plan.ok) return plan
      const restored = new Map(mapping.map((each) => [each.printed, each.restored]))
      const known = await listUnits(tx, { region: plan.value.region, limit: 1000 })
      const next = suggestMapping(printedUnits(draft, restored), known.items, mapping)
      await store.saveDraft(tx, id, { draft, mapping: next, ...headOf(draft, plan.value.file_name) })
      await record(tx, actor, {
        action: 'assessment.planMended',
        subject: { type: 'assessment.plan', id },
        region: plan.value.region as RegionCode,
      })
      return ok({ mapping: next, version: version + 1 })
    },
  )
}

export async function discardPlan(world: World, actor: Actor, id: string) {
  return await world.db.transact(
    scopeOf(actor, 'assessment.read'),
    async (tx): Promise<Result<Record<string, never>>> => {
      const plan = await openDraft(tx, actor, id)
      if (!plan.ok) return plan
      await store.setPlanState(tx, id, 'discarded', world.clock.now())
      await record(tx, actor, {
        action: 'assessment.planDiscarded',
        subject: { type: 'assessment.plan', id },
        region: plan.value.region as RegionCode,
      })
      return ok({})
    },
  )
}

export interface Imported {
  readonly units: number
  readonly tasks: number
  readonly stages: number
  readonly members: number
  readonly responsibilities: number
}

/** 导入: one transaction for everything; a refusal or a fault leaves nothing behind. */
export async function importPlan(
  world: World,
  actor: Actor,
  id: string,
  input: {
    readonly draft: PlanDraft
    readonly mapping: readonly UnitMapping[]
    readonly version: number
    readonly taskDueOn: string
  },
): Promise<Result<Imported>> {
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    const plan = await openDraft(tx, actor, id, input.version)
    if (!plan.ok) return plan
    const region = plan.value.region as RegionCode
    const { draft } = input
    const known = await listUnits(tx, { region, limit: 1000 })
    const existing = new Map(known.items.map((unit) => [unit.name, unit.id]))
    const resolved = resolveUnits(draft, input.mapping, existing)
    if (!resolved.ok) return resolved
    const { unitOf, created } = resolved.value
    const used = [
      ...new Set(input.mapping.flatMap((each) => (each.action === 'use' ? (each.unitId ?? []) : []))),
    ]
    const found = new Set((await findUnits(tx, used)).map((unit) => unit.id))
    const unknown = used.find((unitId) => !found.has(unitId))
    if (unknown !== undefined) return refuse('invalid', 'assessment.no_such_unit', { unitId: unknown })
    if (created.length > 0) {
      if (
        !may(actor, 'organisation.manageUnits', { region, unitId: null }) &&
        !may(actor, PERMISSION, { region, unitId: plan.value.unit_id })
      ) {
        return refuse('forbidden', 'permission.missing', { permission: 'organisation.manageUnits' })
      }
      await insertUnits(
        tx,
        created.map((unit) => ({ ...unit, region })),
      )
    }
    const stages = draft.stages.map((stage) => ({
      id: randomUUID(),
      name: stage.name,
      fromMonth: stage.from,
      toMonth: stage.to,
      content: stage.text,
    }))
    const responsibilities = responsibilitiesOf(draft, unitOf)
    await store.insertPlanParts(tx, id, region, {
      stages,
      members: draft.members.map((member) => ({
        id: randomUUID(),
        role: member.role,
        name: member.name,
        post: member.position,
      })),
      targets: draft.targets.map((target) => ({
        id: randomUUID(),
        content: target.text,
        metric: target.metric,
        value: target.value,
        byWhen: target.by,
      })),
      responsibilities,
    })
    const stageId = stageAt(draft, stages, input.taskDueOn)
    const tasks = draft.tasks.map((task) => ({ id: randomUUID(), task }))
    await openMatters(
      tx,
      world,
      actor,
      tasks.map((each) => ({
        id: each.id,
        procedure: 'assessment.task',
        region,
        title: each.task.title,
        reference: each.task.number === null ? '' : String(each.task.number),
        lane: stages.find((stage) => stage.id === stageId)?.name ?? null,
        dueOn: each.task.dueOn || input.taskDueOn,
        ...partsOfTask(each.task, unitOf, plan.value.unit_id),
      })),
    )
    await insertTasks(
      tx,
      tasks.map(({ id: taskId, task }) => ({
        id: taskId,
        region,
        plan_id: id,
        stage_id: stageId,
        number: task.number,
        title: task.title,
        section: task.section,
        content: task.text,
        indicators: indicatorsOf(draft, task.number),
        due_on: task.dueOn || input.taskDueOn,
      })),
    )
    await store.saveDraft(tx, id, { draft, mapping: input.mapping, ...headOf(draft, plan.value.file_name) })
    await store.setPlanState(tx, id, 'imported', world.clock.now())
    const counts = {
      units: created.length,
      tasks: tasks.length,
      stages: stages.length,
      members: draft.members.length,
      responsibilities: responsibilities.length,
    }
    await record(tx, actor, {
      action: 'assessment.planImported',
      subject: { type: 'assessment.plan', id },
      region,
      details: counts,
    })
    await publish(tx, world.jobs, {
      id: randomUUID(),
      name: 'assessment.planImported',
      region,
      at: world.clock.now().toISOString(),
      payload: { planId: id, ...counts },
    })
    return ok(counts)
  })
}
