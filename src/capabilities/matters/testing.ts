/** Builders: matters opened through their own use case. Tests only. */
import { randomUUID } from 'node:crypto'
import { type Actor, scopeOf } from '../../kernel/actor.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { ok } from '../../kernel/result.ts'
import type { World } from '../../platform/world.ts'
import { type NewMatter, openMatters } from './index.ts'

const SYSTEM: Actor = { kind: 'system', job: 'test' }

/** A task of the creation, held by the unit; its id. */
export async function aMatter(
  world: World,
  parts: Partial<Omit<NewMatter, 'region'>> & { readonly region: string; readonly unitId: string },
): Promise<string> {
  const id = randomUUID()
  const matter = {
    id,
    procedure: 'assessment.task',
    title: '建立网络市场主体库',
    ...parts,
    region: parts.region as RegionCode,
  }
  await world.db.transact(scopeOf(SYSTEM, 'any'), async (tx) =>
    ok(await openMatters(tx, world, SYSTEM, [matter])),
  )
  return id
}
