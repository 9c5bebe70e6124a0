/**
 * 哈希链: how entries hang together. Pure.
 *
 * The canonical text of an entry is its thirteen fields, joined by U+001F, in this order: seq, id, xid, microseconds
 * since 1970-01-01T00:00:00Z, actor kind, actor id, session id, action, subject type, subject id, region, unit id,
 * details. Absent fields are empty; details are the JSON text as it was entered. With H as SHA-256 and as SM3, in hex:
 *   leaf(n)  = H(canonical text of n, in UTF-8)
 *   link(n)  = H(link(n - 1) followed by leaf(n), as 128 characters of hex);  link(0) = 64 zeros
 * Leaves stand between text and chain so that an inclusion proof shows no other entry's content.
 */
import { hash } from 'node:crypto'
import { sql } from 'kysely'

/** One value under both hash functions, in lower-case hex. */
export interface Digest {
  readonly sha256: string
  readonly sm3: string
}

export const GENESIS: Digest = { sha256: '0'.repeat(64), sm3: '0'.repeat(64) }

const SEPARATOR = '\x1f'

/**
 * The canonical text without its seq, of a row `e` of audit.entry; null where there is none. The verifier builds it from
 * the columns by this text and not by a function in the database, which whoever changes rows could change as well.
 * `concat_ws` leaves a null field out with its separator, so none may be null, not even where the table forbids it.
 */
export const canonicalBody = sql<string>`case when e.id is not null then concat_ws(e'\\x1f', e.id, coalesce(e.xid::text, ''),
  coalesce(trunc(extract(epoch from e.at) * 1000000)::text, ''), coalesce(e.actor_kind, ''), coalesce(e.actor_id, ''),
  coalesce(e.session_id, ''), coalesce(e.action, ''), coalesce(e.subject_type, ''), coalesce(e.subject_id, ''),
  coalesce(e.region, ''), coalesce(e.unit_id::text, ''), coalesce(e.details::text, '')) end`

/** The canonical text of the entry that has this place in the chain. */
export function canonicalText(seq: number, body: string): string {
  return seq + SEPARATOR + body
}

export function leafOf(canonical: string): Digest {
  return { sha256: hash('sha256', canonical), sm3: hash('sm3', canonical) }
}

/** The link that follows `previous` when this leaf is added. */
export function linkAfter(previous: Digest, leaf: Digest): Digest {
  return {
    sha256: hash('sha256', previous.sha256 + leaf.sha256),
    sm3: hash('sm3', previous.sm3 + leaf.sm3),
  }
}

export function isSameDigest(left: Digest, right: Digest): boolean {
  return left.sha256 === right.sha256 && left.sm3 === right.sm3
}
