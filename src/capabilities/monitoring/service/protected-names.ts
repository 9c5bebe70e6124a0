/** 受保护的名称: kept by officers, laid before the rules with every page. */
import { randomUUID } from 'node:crypto'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { World } from '../../../platform/world.ts'
import { mayCompose } from '../policy.ts'
import * as store from '../store/facts.ts'
import { nameOf, regionOf, unitOf } from './actors.ts'

const holdingOf = (row: store.StoredName) => ({ region: row.region as RegionCode, unitId: row.unit_id })

export async function listProtectedNames(world: World, actor: Actor) {
  const rows = await world.db.read(scopeOf(actor, 'monitoring.read'), store.listNames)
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      holder: row.holder,
      addedName: row.added_name,
      addedAt: row.added_at.toISOString(),
      mayRemove: mayCompose(actor, holdingOf(row)),
    })),
    next: null,
  }
}

export async function addProtectedNames(
  world: World,
  actor: Actor,
  names: readonly { readonly name: string; readonly holder: string }[],
): Promise<Result<{ added: number }>> {
  const region = regionOf(actor, undefined)
  const unitId = unitOf(actor)
  if (!mayCompose(actor, { region, unitId }))
    return refuse('forbidden', 'permission.missing', { permission: 'monitoring.compose' })
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<{ added: number }>> => {
      const added = await store.insertNames(
        tx,
        names.map((each) => ({ id: randomUUID(), ...each })),
        { region, unitId, name: nameOf(actor), at: world.clock.now() },
      )
      await record(tx, actor, {
        action: 'monitoring.namesProtected',
        subject: { type: 'monitoring.protectedName', id: region },
        region,
        unitId,
        details: { added },
      })
      return ok({ added })
    },
  )
}

export async function removeProtectedName(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<Record<string, never>>> => {
      const name = await store.lockName(tx, id)
      if (name === undefined) return refuse('not_found', 'monitoring.no_such_name')
      if (!mayCompose(actor, holdingOf(name)))
        return refuse('forbidden', 'permission.missing', { permission: 'monitoring.compose' })
      await store.deleteName(tx, id)
      await record(tx, actor, {
        action: 'monitoring.nameRemoved',
        subject: { type: 'monitoring.protectedName', id },
        region: name.region as RegionCode,
        unitId: name.unit_id,
      })
      return ok({})
    },
  )
}
