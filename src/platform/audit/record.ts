/** 操作留痕: enters acts in the audit ledger, in the act's own transaction. Chaining is the sealer's work. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { assertNever, type Detail } from '../../kernel/result.ts'
import type { Tx } from '../db/database.ts'
import { entryId } from './entry-id.ts'

/**
 * One act. The ledger is never pruned and is read by auditors, so `details` holds ids, codes, counts and states,
 * never names, numbers or words of a person; such content stays in the record that `subject` points to.
 */
export interface AuditEntry {
  /** `capability.pastTense`, e.g. `assessment.planImported`. */
  readonly action: `${string}.${string}`
  readonly subject: { readonly type: string; readonly id: string }
  readonly region: RegionCode
  readonly unitId?: string | null
  readonly details?: { readonly [key: string]: Detail }
}

export type ActorKind = 'officer' | 'enterprise' | 'consumer' | 'whistleblower' | 'system'

interface LedgerActor {
  readonly kind: ActorKind
  readonly id: string
  readonly sessionId: string | null
}

/** Codes of outside parties open their records, so the ledger keeps only a fingerprint to tell them apart. */
const fingerprint = (reference: string): string =>
  reference === '' ? 'anonymous' : createHash('sha256').update(reference).digest('hex').slice(0, 32)

/** How an actor stands in the ledger; the same actor always under the same id. */
export function ledgerActor(actor: Actor): LedgerActor {
  switch (actor.kind) {
    case 'officer':
      return { kind: 'officer', id: actor.personId, sessionId: actor.sessionId }
    case 'outside':
      return { kind: actor.party, id: fingerprint(actor.reference), sessionId: null }
    case 'system':
      return { kind: 'system', id: actor.job, sessionId: null }
    default:
      return assertNever(actor)
  }
}

/** Enters one act: one statement, part of the act; neither can exist without the other. */
export async function record(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  await recordAll(tx, actor, [entry])
}

/** Enters many acts of one actor in one statement. */
export async function recordAll(tx: Tx, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const by = ledgerActor(actor)
  const lent =
    actor.kind === 'officer' && actor.onBehalfOf !== undefined
      ? { onBehalfOf: actor.onBehalfOf.personId }
      : {}
  tx.later(sql`
    insert into audit.entry
      (actor_kind, actor_id, session_id, id, action, subject_type, subject_id, region, unit_id, details)
    select ${by.kind}, ${by.id}, ${by.sessionId}, id, action, subject_type, subject_id, region, unit_id, details::json
    from unnest(
      ${entries.map(() => entryId())}::uuid[], ${entries.map((entry) => entry.action)}::text[],
      ${entries.map((entry) => entry.subject.type)}::text[], ${entries.map((entry) => entry.subject.id)}::text[],
      ${entries.map((entry) => entry.region)}::text[], ${entries.map((entry) => entry.unitId ?? null)}::uuid[],
      ${entries.map((entry) => JSON.stringify({ ...entry.details, ...lent }))}::text[]
    ) as act (id, action, subject_type, subject_id, region, unit_id, details)`)
}
