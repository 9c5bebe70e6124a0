/** 直播关联: an officer ties a livestream seller to its agency, its room or its platform, and ends the tie. */
import { randomUUID } from 'node:crypto'
import { type Officer, scopeOf } from '../../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import type { TieKind } from '../domain/operator.ts'
import { findOperators } from '../store/operators.ts'
import * as store from '../store/ties.ts'
import { KEEP } from './register.ts'
import { findKept, leaveTrace } from './upkeep.ts'

type Done = Record<string, never>

interface TieInput {
  readonly kind: TieKind
  readonly otherId: string | null
  readonly otherName: string
  readonly from: string
  readonly to: string | null
}

/** The other side's name: as the register has it, else as the officer wrote it. */
async function nameOther(tx: Tx, operatorId: string, tie: TieInput): Promise<Result<string>> {
  if (tie.otherId === operatorId) return refuse('invalid', 'operators.tie_to_itself')
  if (tie.otherId === null)
    return tie.otherName === '' ? refuse('invalid', 'operators.tie_to_nobody') : ok(tie.otherName)
  const [other] = await findOperators(tx, [tie.otherId], 'look')
  return other === undefined ? refuse('not_found', 'operators.no_such_operator') : ok(other.name)
}

export async function saveTie(
  world: World,
  actor: Officer,
  operatorId: string,
  tie: TieInput,
): Promise<Result<Done>> {
  if (tie.to !== null && tie.to < tie.from) return refuse('invalid', 'operators.tie_ends_before')
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<Done>> => {
    const found = await findKept(tx, actor, operatorId)
    if (!found.ok) return found
    const otherName = await nameOther(tx, operatorId, tie)
    if (!otherName.ok) return otherName
    const id = randomUUID()
    const { region } = found.value
    const { kind, from, to } = tie
    await store.saveTies(
      tx,
      [{ ...tie, id, region, operatorId, otherName: otherName.value }],
      world.clock.now(),
    )
    await leaveTrace(tx, world, actor, found.value, {
      action: 'operators.tieSaved',
      words: 'operators.note_tie',
      details: { tieKey: `operators.tie_${kind}`, other: otherName.value, from },
      ledger: { kind, from, to, ...(tie.otherId !== null && { other: tie.otherId }) },
    })
    return ok({})
  })
}

export async function endTie(
  world: World,
  actor: Officer,
  operatorId: string,
  tieId: string,
  to: string,
): Promise<Result<Done>> {
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<Done>> => {
    const found = await findKept(tx, actor, operatorId)
    if (!found.ok) return found
    const tie = await store.endTie(tx, operatorId, tieId, to)
    if (tie === undefined) return refuse('not_found', 'operators.no_such_tie')
    if (tie.to_day !== null) return refuse('conflict', 'operators.tie_ended')
    if (to < tie.from_day) return refuse('invalid', 'operators.tie_ends_before')
    await leaveTrace(tx, world, actor, found.value, {
      action: 'operators.tieEnded',
      words: 'operators.note_tie_end',
      details: { tieKey: `operators.tie_${tie.kind}`, other: tie.other_name, to },
      ledger: { tie: tieId, to },
    })
    return ok({})
  })
}
