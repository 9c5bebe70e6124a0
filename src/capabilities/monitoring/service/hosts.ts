/** 允许访问的内部主机: what lies inside is reached only where an administrator listed it, with a reason. */
import { randomUUID } from 'node:crypto'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import { createGuard, type Guard, parseListedHost } from '../../../platform/net/guard.ts'
import type { World } from '../../../platform/world.ts'
import { mayListHosts } from '../policy.ts'
import * as store from '../store/hosts.ts'
import { nameOf, personOf, regionOf } from './actors.ts'

export async function listHosts(world: World, actor: Actor) {
  const rows = await world.db.read(scopeOf(actor, 'monitoring.listHosts'), store.listHosts)
  return {
    items: rows.map((row) => ({
      id: row.id,
      host: row.host,
      reason: row.reason,
      listedName: row.listed_name,
      listedAt: row.listed_at.toISOString(),
      withdrawnName: row.withdrawn_name,
      withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    })),
    next: null,
    configured: [...world.config.fetchHosts],
  }
}

export async function allowHost(
  world: World,
  actor: Actor,
  input: { readonly host: string; readonly reason: string },
): Promise<Result<{ id: string }>> {
  const region = regionOf(actor, undefined)
  if (!mayListHosts(actor, region))
    return refuse('forbidden', 'permission.missing', { permission: 'monitoring.listHosts' })
  const host = parseListedHost(input.host)
  if (host === undefined) return refuse('invalid', 'monitoring.bad_host', { host: input.host })
  const id = randomUUID()
  return await world.db.transact(
    scopeOf(actor, 'monitoring.listHosts'),
    async (tx): Promise<Result<{ id: string }>> => {
      const isNew = await store.insertHost(tx, {
        id,
        region,
        host,
        reason: input.reason,
        listed_by: personOf(actor),
        listed_name: nameOf(actor),
        listed_at: world.clock.now(),
      })
      if (!isNew) return refuse('conflict', 'monitoring.host_stands', { host })
      await record(tx, actor, {
        action: 'monitoring.hostListed',
        subject: { type: 'monitoring.host', id },
        region,
        details: { host },
      })
      return ok({ id })
    },
  )
}

export async function withdrawHost(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(
    scopeOf(actor, 'monitoring.listHosts'),
    async (tx): Promise<Result<Record<string, never>>> => {
      const host = await store.lockHost(tx, id)
      if (host === undefined || !mayListHosts(actor, host.region as RegionCode))
        return refuse('not_found', 'monitoring.no_such_host')
      if (host.withdrawn_at !== null) return refuse('conflict', 'monitoring.host_withdrawn')
      await store.withdrawHost(tx, id, nameOf(actor), world.clock.now())
      await record(tx, actor, {
        action: 'monitoring.hostWithdrawn',
        subject: { type: 'monitoring.host', id },
        region: host.region as RegionCode,
        details: { host: host.host },
      })
      return ok({})
    },
  )
}

/** Every host that is listed for the instance, whoever's page is fetched. */
export async function standingHosts(world: World): Promise<readonly string[]> {
  const everywhere = scopeOf({ kind: 'system', job: 'monitoring.guard' }, 'any')
  return await world.db.read(everywhere, store.standingHosts)
}

export async function guardOf(world: World): Promise<Guard> {
  return createGuard({ listed: await world.listedHosts() })
}
