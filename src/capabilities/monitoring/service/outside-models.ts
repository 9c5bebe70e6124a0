/** 外部模型: an administrator declares others' models; runs ask them, and how they answered is kept. */
import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { World } from '../../../platform/world.ts'
import type { OutsideModelRow, OutsideTarget } from '../contract.ts'
import type { Level } from '../detection/rule.ts'
import { readPage } from '../page/read.ts'
import { mayDeclareModels } from '../policy.ts'
import * as store from '../store/outside-models.ts'
import { nameOf, regionOf } from './actors.ts'
import { askModel, modelFolder } from './ask-outside.ts'
import { guardOf } from './hosts.ts'

/** Programs that whoever runs the instance has put into its folder; none where there is no folder. */
async function programsOf(world: World): Promise<readonly string[]> {
  try {
    const entries = await readdir(modelFolder(world.config.dataDir), { withFileTypes: true })
    return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

export async function listOutsideModels(world: World, actor: Actor) {
  const rows = await world.db.read(scopeOf(actor, 'monitoring.seeModels'), store.listOutside)
  const mayDeclare = mayDeclareModels(actor, regionOf(actor, undefined))
  return {
    items: rows.map(
      (row): OutsideModelRow => ({
        id: row.id,
        key: row.key,
        title: row.title,
        basis: row.basis,
        level: row.level,
        target: row.target,
        timeoutMs: row.timeout_ms,
        version: row.version,
        state: row.state,
        outcomes: row.outcomes.map(({ outcome, number, last_at, last_detail }) => ({
          outcome,
          number,
          lastAt: new Date(last_at).toISOString(),
          lastDetail: last_detail,
        })),
        declaredName: row.declared_name,
        declaredAt: row.declared_at.toISOString(),
      }),
    ),
    next: null,
    mayDeclare,
    programs: mayDeclare ? [...(await programsOf(world))] : [],
  }
}

export async function declareOutsideModel(
  world: World,
  actor: Actor,
  input: {
    readonly key: string
    readonly title: string
    readonly basis: string
    readonly level: Level
    readonly target: OutsideTarget
    readonly timeoutMs: number
  },
): Promise<Result<{ id: string; version: number }>> {
  const region = regionOf(actor, undefined)
  if (!mayDeclareModels(actor, region))
    return refuse('forbidden', 'permission.missing', { permission: 'monitoring.declareModels' })
  const { target } = input
  if (target.kind === 'process' && !(await programsOf(world)).includes(target.program))
    return refuse('invalid', 'monitoring.no_such_program', { program: target.program })
  if (target.kind === 'http') {
    const admitted = await (await guardOf(world)).admit(target.url)
    if (!admitted.ok || !admitted.value.listed)
      return refuse('invalid', 'monitoring.host_not_listed', { host: new URL(target.url).host })
  }
  return await world.db.transact(
    scopeOf(actor, 'monitoring.seeModels'),
    async (tx): Promise<Result<{ id: string; version: number }>> => {
      const saved = await store.saveOutside(tx, {
        id: randomUUID(),
        region,
        unit_id: null,
        key: input.key,
        title: input.title,
        basis: input.basis,
        level: input.level,
        target,
        timeout_ms: input.timeoutMs,
        declared_name: nameOf(actor),
        declared_at: world.clock.now(),
      })
      await record(tx, actor, {
        action: 'monitoring.outsideModelDeclared',
        subject: { type: 'monitoring.outsideModel', id: saved.id },
        region,
        details: { version: saved.version, kind: target.kind },
      })
      return ok(saved)
    },
  )
}

export async function switchOutsideModel(
  world: World,
  actor: Actor,
  id: string,
  state: 'off' | 'on',
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(
    scopeOf(actor, 'monitoring.seeModels'),
    async (tx): Promise<Result<Record<string, never>>> => {
      const model = await store.lockOutside(tx, id)
      if (model === undefined || !mayDeclareModels(actor, model.region as RegionCode))
        return refuse('not_found', 'monitoring.no_such_model')
      if (model.state === state) return ok({})
      await store.setOutsideState(tx, id, state)
      await record(tx, actor, {
        action: 'monitoring.outsideModelSwitched',
        subject: { type: 'monitoring.outsideModel', id },
        region: model.region as RegionCode,
        details: { state, version: model.version },
      })
      return ok({})
    },
  )
}

/** 试问: on a text of the administrator's; nothing becomes a finding. */
export async function tryOutsideModel(world: World, actor: Actor, id: string, content: string) {
  const models = await world.db.read(scopeOf(actor, 'monitoring.seeModels'), store.listOutside)
  const model = models.find((each) => each.id === id)
  if (model === undefined || !mayDeclareModels(actor, model.region as RegionCode))
    return refuse('not_found', 'monitoring.no_such_model')
  const means = { guard: await guardOf(world), folder: modelFolder(world.config.dataDir) }
  const page = readPage({ content })
  const begun = performance.now()
  const answer = await askModel(means, model, page, dayOf(world.clock.now()), {})
  return ok({
    outcome: answer.outcome,
    detail: answer.detail,
    elapsedMs: Math.round(performance.now() - begun),
    findings: answer.hits.map(({ level, span, reason }) => ({
      level,
      text: span === undefined ? '' : page.text.slice(span.start, span.end),
      reason,
    })),
  })
}
