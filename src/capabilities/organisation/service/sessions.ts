/** 会话: who holds one, what it may do, the lists of open ones and of sign-ins, and revocation. */
import { may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { addDays, dayFrom, dayOf, startOf } from '../../../kernel/day.ts'
import { regionName } from '../../../kernel/region.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Database } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import type { SessionAnswer } from '../contract.ts'
import { SIGN_IN_RULES } from '../domain/sign-in-rules.ts'
import { grantsOf, hashToken, permissionsOf } from '../session.ts'
import { findSession, type HeldSession } from '../store/credentials.ts'
import * as store from '../store/sessions.ts'
import { hashAccount } from './sign-in.ts'

const regions = chinaRegions()

/** Whoever holds the token now. One statement; undefined for an unknown, idle, expired or ended session. */
export async function findHolder(db: Database, token: string, at: Date): Promise<HeldSession | undefined> {
  // Asked by every request, so it takes one round trip. Not a read: the time of last use moves, at most once a minute.
  return await db.once((tx) => findSession(tx, hashToken(token), at, dayOf(at), SIGN_IN_RULES.idleMinutes))
}

/** The held session as an actor. */
export function toOfficer(held: HeldSession, roles: Pick<World, 'roleBundles' | 'regionWide'>): Officer {
  return {
    kind: 'officer',
    personId: held.personId,
    name: held.name,
    unitId: held.unitId,
    region: held.region as RegionCode,
    sessionId: held.sessionId,
    ...(held.mustChange
      ? { grants: [], hasInitialPassword: true as const }
      : { grants: grantsOf(held.assignments, roles.roleBundles, roles.regionWide) }),
    ...(held.actingFor === null
      ? {}
      : { onBehalfOf: { personId: held.actingFor.personId, name: held.actingFor.name } }),
  }
}

export function describeSession(held: HeldSession, actor: Officer, csrfToken: string): SessionAnswer {
  return {
    person: { id: held.personId, name: held.name, account: held.account },
    unit: { id: held.unitId, name: held.unitName },
    region: held.region,
    regionName: held.localRegionName ?? regionName(regions, held.region as RegionCode),
    roles: [...new Set(held.assignments.map((one) => one.role))],
    permissions: permissionsOf(actor),
    csrfToken,
    mustChangePassword: held.mustChange,
    hasTotp: held.hasTotp,
    actingFor: held.actingFor,
  }
}

/** 撤销会话: one's own always; another's where the policy says so. The next request of that session is refused. */
export async function revokeSession(
  world: World,
  actor: Officer,
  sessionId: string,
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(scopeOf(actor, 'organisation.readSessions'), async (tx) => {
    const session = await store.findOpenSession(tx, sessionId)
    if (session === undefined) return refuse('not_found', 'organisation.no_such_session')
    const place = { region: session.region as RegionCode, unitId: session.unit_id }
    if (session.person_id !== actor.personId && !may(actor, 'organisation.revokeSession', place)) {
      return refuse('forbidden', 'permission.missing', { permission: 'organisation.revokeSession' })
    }
    await store.endSession(tx, sessionId, world.clock.now(), actor.personId)
    await record(tx, actor, {
      action: 'organisation.sessionRevoked',
      subject: { type: 'organisation.session', id: sessionId },
      region: place.region,
      unitId: place.unitId,
      details: { person: session.person_id },
    })
    return ok({})
  })
}

/** Open sessions: of the person alone (`own`), or of everybody whom the actor oversees. */
export async function listSessions(
  world: World,
  actor: Officer,
  query: { own: boolean; search?: string | undefined; after?: string | undefined; limit: number },
) {
  const at = world.clock.now()
  const scope = scopeOf(actor, 'organisation.readSessions')
  const page = await world.db.read(scope, (tx) =>
    store.listOpenSessions(tx, {
      at,
      seenAfter: new Date(at.getTime() - SIGN_IN_RULES.idleMinutes * 60_000),
      limit: query.limit,
      ...(query.own ? { personId: actor.personId } : {}),
      ...(query.search ? { search: query.search } : {}),
      ...(query.after ? { after: query.after } : {}),
    }),
  )
  return {
    next: page.next,
    items: page.items.map((row) => ({
      id: row.id,
      personId: row.person_id,
      personName: row.name,
      account: row.account,
      startedAt: row.started_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      ip: row.ip,
      userAgent: row.user_agent,
      current: row.id === actor.sessionId,
    })),
  }
}

export interface SignInQuery {
  readonly outcome?: string | undefined
  /** First and last day, both inclusive. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly search?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** 登录日志 of the regions that the actor oversees, the newest first. */
export async function listSignIns(world: World, actor: Officer, query: SignInQuery) {
  const page = await world.db.read(scopeOf(actor, 'organisation.readSessions'), (tx) =>
    store.listSignIns(tx, {
      limit: query.limit,
      ...(query.outcome ? { outcome: query.outcome } : {}),
      ...(query.from ? { from: startOf(dayFrom(query.from)) } : {}),
      ...(query.to ? { before: startOf(addDays(dayFrom(query.to), 1)) } : {}),
      ...(query.search ? { accountHash: hashAccount(query.search.toLowerCase()) } : {}),
      ...(query.after ? { after: query.after } : {}),
    }),
  )
  return {
    next: page.next,
    items: page.items.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      personId: row.person_id,
      personName: row.name,
      account: row.account,
      outcome: row.outcome,
      ip: row.ip,
      userAgent: row.user_agent,
    })),
  }
}
