/** 登录: signing in and out, and who holds a session. */
import { createHash, randomUUID } from 'node:crypto'
import { type Officer, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { ANONYMOUS } from '../../../platform/anonymous.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import { SIGN_IN_RULES } from '../domain/sign-in-rules.ts'
import { hashToken, makeToken } from '../session.ts'
import * as store from '../store/credentials.ts'
import { checkTotp } from '../totp.ts'
import { decoyHash, verifyPassword } from './password-hash.ts'
import { openTotpSecret } from './second-factor.ts'

/** Where attempts of nobody known are entered. */
export const COUNTRY = '000000' as RegionCode

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

/** The log keeps what was typed only as a hash: people type passwords into the field for the account. */
export const hashAccount = (account: string): string => createHash('sha256').update(account).digest('hex')

/**
 * 登录. Unknown account, wrong password, wrong code and a locked account give one and the same refusal, which tells
 * the rule of the lock: an answer of its own to the right password would let guesses go on while it is locked.
 */
export async function signIn(world: World, attempt: Attempt): Promise<Result<SignedIn>> {
  const scope = scopeOf(ANONYMOUS, 'any')
  const account = attempt.account.toLowerCase()
  const known = await world.db.read(scope, (tx) => store.findCredential(tx, account))
  const knows = await verifyPassword(known?.password_hash ?? (await decoyHash), attempt.password)
  const secret = known === undefined ? null : await openTotpSecret(world, known.person_id, known.totp_secret)
  const verdict = await world.db.transact(scope, async (tx): Promise<Result<Judged>> => {
    await store.lockCredential(tx, account)
    const at = world.clock.now()
    const credential = known && (await store.findCredential(tx, account))
    const isSame = credential?.password_hash === known?.password_hash
    const judged = judgeAttempt(
      credential && { ...credential, totp_secret: secret },
      knows && isSame,
      attempt.totp,
      at,
    )
    if (judged.outcome === 'totp_needed') return ok(judged)
    await store.noteSignIn(tx, {
      id: randomUUID(),
      at,
      personId: credential?.person_id ?? null,
      region: credential?.region ?? COUNTRY,
      unitId: credential?.unit_id ?? null,
      accountHash: hashAccount(account),
      outcome: judged.outcome,
      ip: attempt.ip,
      userAgent: attempt.userAgent,
      failedCount: judged.failedCount,
      lockedUntil: judged.lockedUntil,
      totpStep: judged.totpStep,
    })
    if (credential === undefined || judged.outcome !== 'signed_in') return ok(judged)
    const token = await openSession(tx, credential, { ...attempt, at, singleSignOn: false })
    return ok({ ...judged, token })
  })
  if (!verdict.ok) return verdict
  const { outcome, token = '' } = verdict.value
  switch (outcome) {
    case 'totp_needed':
      return ok({ status: 'totp_needed' })
    case 'signed_in':
      return ok({ status: 'signed_in', token, seconds: SIGN_IN_RULES.absoluteHours * 3600 })
    case 'locked':
    case 'refused':
      return refuse('unauthenticated', 'organisation.wrong_credentials', {
        failures: SIGN_IN_RULES.failuresMax,
        minutes: SIGN_IN_RULES.lockMinutes,
      })
  }
}

interface Verdict {
  readonly outcome: 'signed_in' | 'totp_needed' | 'locked' | 'refused'
  readonly failedCount: number
  readonly lockedUntil: Date | null
  readonly totpStep: number | null
}

/** Opens a session for whoever proved who it is; answers its token. */
export async function openSession(
  tx: Tx,
  person: Pick<store.Credential, 'person_id' | 'region' | 'unit_id'>,
  from: Pick<Attempt, 'ip' | 'userAgent'> & { readonly at: Date; readonly singleSignOn: boolean },
): Promise<string> {
  const token = makeToken()
  const id = randomUUID()
  const { at, ip, userAgent, singleSignOn } = from
  await store.insertSession(tx, {
    id,
    tokenHash: hashToken(token),
    personId: person.person_id,
    at,
    until: addMinutes(at, SIGN_IN_RULES.absoluteHours * 60),
    singleSignOn,
    ip,
    userAgent,
  })
  await record(tx, signedInAs(person, id), {
    action: 'organisation.signedIn',
    subject: { type: 'organisation.person', id: person.person_id },
    region: person.region as RegionCode,
    unitId: person.unit_id,
    details: { session: id, singleSignOn },
  })
  return token
}

/** Whoever signs in is who did it; the act of signing in needs no grants. */
const signedInAs = (
  person: Pick<store.Credential, 'person_id' | 'region' | 'unit_id'>,
  sessionId: string,
): Officer => ({
  kind: 'officer',
  personId: person.person_id,
  name: '',
  unitId: person.unit_id,
  region: person.region as RegionCode,
  sessionId,
  grants: [],
})

/** With the token of the session that it opened. */
type Judged = Verdict & { readonly token?: string }

/** What an attempt comes to. Pure: the same credential (secret in clear), knowledge and time give the same verdict. */
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

export async function signOut(world: World, token: string): Promise<Result<Record<string, never>>> {
  return await world.db.transact(scopeOf(ANONYMOUS, 'any'), async (tx) => {
    await store.endSessionOfToken(tx, hashToken(token), world.clock.now())
    return ok({})
  })
}
