/** Use cases of 机构、人员与权限: signing in and out, sessions, units, people. */
import { createHash, randomUUID } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { type Actor, may, type Officer, scopeOf } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { ANONYMOUS } from '../../platform/anonymous.ts'
import { record } from '../../platform/audit/record.ts'
import type { Database } from '../../platform/db/database.ts'
import type { World } from '../../platform/world.ts'
import type { SessionAnswer } from './contract.ts'
import { passwordWeakness, SIGN_IN_RULES } from './policy.ts'
import { grantsOf, hashToken, makeToken, permissionsOf } from './session.ts'
import * as store from './store.ts'
import { checkTotp } from './totp.ts'

/** OWASP's second choice for Argon2id: 19 MiB, two passes. About 6 ms on a server core. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Verified against when the account is unknown, so that the answer takes as long as for a known one. */
const decoyHash = hash('a password that nobody has', ARGON2)

const COUNTRY = '000000' as RegionCode

export interface Attempt {
  readonly account: string
  readonly password: string
  readonly totp?: string | undefined
  readonly ip: string
  readonly userAgent: string
}

export type SignedIn =
  | { readonly status: 'totp_needed' }
  | { readonly status: 'signed_in'; readonly token: string; readonly seconds: number }

const addMinutes = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)

/**
 * 登录. Unknown account, wrong password and wrong code give one and the same refusal; a locked account says until
 * when, but only to someone who knows the password.
 */
export async function signIn(world: World, attempt: Attempt): Promise<Result<SignedIn>> {
  const at = world.clock.now()
  const scope = scopeOf(ANONYMOUS, 'any')
  const credential = await world.db.read(scope, (tx) => store.findCredential(tx, attempt.account))
  const knows = await verify(credential?.password_hash ?? (await decoyHash), attempt.password).catch(
    () => false,
  )
  const verdict = judgeAttempt(credential, knows, attempt.totp, at)
  if (verdict.outcome === 'totp_needed') return ok({ status: 'totp_needed' })

  const token = makeToken()
  await world.db.transact(scope, async (tx) => {
    await store.noteSignIn(tx, {
      id: randomUUID(),
      at,
      personId: credential?.person_id ?? null,
      region: credential?.region ?? COUNTRY,
      unitId: credential?.unit_id ?? null,
      accountHash: createHash('sha256').update(attempt.account).digest('hex'),
      outcome: verdict.outcome,
      ip: attempt.ip,
      userAgent: attempt.userAgent,
      failedCount: verdict.failedCount,
      lockedUntil: verdict.lockedUntil,
      totpStep: verdict.totpStep,
    })
    if (credential !== undefined && verdict.outcome === 'signed_in') {
      const until = addMinutes(at, SIGN_IN_RULES.absoluteHours * 60)
      const id = randomUUID()
      await store.insertSession(tx, {
        id,
        tokenHash: hashToken(token),
        personId: credential.person_id,
        at,
        until,
        ip: attempt.ip,
        userAgent: attempt.userAgent,
      })
      await record(
        tx,
        { kind: 'system', job: 'organisation.signIn' },
        {
          action: 'organisation.signedIn',
          subject: { type: 'organisation.person', id: credential.person_id },
          region: credential.region as RegionCode,
          unitId: credential.unit_id,
        },
      )
    }
    return ok(undefined)
  })
  switch (verdict.outcome) {
    case 'signed_in':
      return ok({ status: 'signed_in', token, seconds: SIGN_IN_RULES.absoluteHours * 3600 })
    case 'locked':
      return refuse('forbidden', 'organisation.locked', { until: verdict.lockedUntil?.toISOString() ?? '' })
    case 'refused':
      return refuse('unauthenticated', 'organisation.wrong_credentials')
  }
}

interface Verdict {
  readonly outcome: 'signed_in' | 'totp_needed' | 'locked' | 'refused'
  readonly failedCount: number
  readonly lockedUntil: Date | null
  readonly totpStep: number | null
}

/** What an attempt comes to. Pure: the same credential, knowledge and time give the same verdict. */
export function judgeAttempt(
  credential: store.Credential | undefined,
  knowsPassword: boolean,
  totp: string | undefined,
  at: Date,
): Verdict {
  const none = { failedCount: 0, lockedUntil: null, totpStep: null }
  if (credential === undefined) return { outcome: 'refused', ...none }
  const { locked_until: lockedUntil, failed_count: failedCount } = credential
  if (lockedUntil !== null && lockedUntil > at) {
    return { outcome: knowsPassword ? 'locked' : 'refused', failedCount, lockedUntil, totpStep: null }
  }
  const failed = (): Verdict => {
    const count = failedCount + 1
    const lock = count >= SIGN_IN_RULES.failuresMax
    return {
      outcome: 'refused',
      failedCount: lock ? 0 : count,
      lockedUntil: lock ? addMinutes(at, SIGN_IN_RULES.lockMinutes) : null,
      totpStep: null,
    }
  }
  if (!knowsPassword) return failed()
  if (credential.totp_confirmed_at === null || credential.totp_secret === null)
    return { outcome: 'signed_in', ...none }
  if (totp === undefined || totp === '') return { outcome: 'totp_needed', ...none }
  const step = checkTotp(credential.totp_secret, totp, at, credential.totp_last_step)
  return step === undefined ? failed() : { outcome: 'signed_in', ...none, totpStep: step }
}

/** Whoever holds the token now. One statement; undefined for an unknown, idle, expired or ended session. */
export async function findHolder(
  db: Database,
  token: string,
  at: Date,
): Promise<store.HeldSession | undefined> {
  return await db.read(scopeOf(ANONYMOUS, 'any'), (tx) =>
    store.findSession(tx, hashToken(token), at, dayOf(at), SIGN_IN_RULES.idleMinutes),
  )
}

/** The held session as an actor. */
export function toOfficer(
  held: store.HeldSession,
  roles: Pick<World, 'roleBundles' | 'regionWide'>,
): Officer {
  return {
    kind: 'officer',
    personId: held.personId,
    name: held.name,
    unitId: held.unitId,
    region: held.region as RegionCode,
    sessionId: held.sessionId,
    // An initial password opens nothing but its own change.
    grants: held.mustChange ? [] : grantsOf(held.assignments, roles.roleBundles, roles.regionWide),
  }
}

export function describeSession(held: store.HeldSession, actor: Officer, csrfToken: string): SessionAnswer {
  return {
    person: { id: held.personId, name: held.name, account: held.account },
    unit: { id: held.unitId, name: held.unitName },
    region: held.region,
    roles: [...new Set(held.assignments.map((one) => one.role))],
    permissions: permissionsOf(actor),
    csrfToken,
    mustChangePassword: held.mustChange,
    hasTotp: held.hasTotp,
  }
}

export async function signOut(world: World, token: string): Promise<Result<Record<string, never>>> {
  return await world.db.transact(scopeOf(ANONYMOUS, 'any'), async (tx) => {
    await store.endSessionOfToken(tx, hashToken(token), world.clock.now())
    return ok({})
  })
}

/** 修改密码: asks for the current one again; the same rules for everybody. */
export async function changePassword(
  world: World,
  actor: Officer,
  account: string,
  current: string,
  next: string,
): Promise<Result<Record<string, never>>> {
  const weakness = passwordWeakness(next, account)
  if (weakness !== undefined)
    return refuse('invalid', weakness, { lengthMin: SIGN_IN_RULES.passwordLengthMin })
  if (next === current) return refuse('invalid', 'organisation.password_same')
  const newHash = await hash(next, ARGON2)
  return await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    const own = await store.findOwnCredential(tx, actor.personId)
    if (own === undefined || !(await verify(own.password_hash, current))) {
      return refuse('invalid', 'organisation.wrong_current_password')
    }
    await store.setPassword(tx, actor.personId, newHash, false, world.clock.now())
    await record(tx, actor, {
      action: 'organisation.passwordChanged',
      subject: { type: 'organisation.person', id: actor.personId },
      region: actor.region,
      unitId: actor.unitId,
    })
    return ok({})
  })
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
    })
    return ok({})
  })
}

/** Open sessions: of the person alone (`own`), or of everybody whom the actor oversees. */
export async function listSessions(
  world: World,
  actor: Actor & { kind: 'officer' },
  query: { own: boolean; search?: string | undefined; after?: string | undefined; limit: number },
) {
  const at = world.clock.now()
  const scope = scopeOf(actor, 'organisation.readSessions')
  const page = await world.db.read(scope, (tx) =>
    store.listOpenSessions(tx, {
      at,
      seenAfter: addMinutes(at, -SIGN_IN_RULES.idleMinutes),
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
