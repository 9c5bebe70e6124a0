/** 演示数据: each capability's part, made through its own use cases, in the order of tiers. */

import { listUnits } from '../capabilities/organisation/index.ts'
import { capabilities } from '../capabilities/registry.ts'
import { scopeOf } from '../kernel/actor.ts'
import type { World } from '../platform/world.ts'

/** Whether anything was ever entered: the demo is written only into an instance without a unit. */
export async function isEmpty(world: World): Promise<boolean> {
  const scope = scopeOf({ kind: 'system', job: 'demo' }, 'any')
  const page = await world.db.read(scope, (tx) => listUnits(tx, { limit: 1 }))
  return page.items.length === 0
}

export async function writeDemo(world: World): Promise<void> {
  for (const capability of capabilities) await capability.demo?.(world)
}
