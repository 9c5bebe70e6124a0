/** 动态口令: set up, confirmed and removed by the person; the secret lies sealed under the instance's key. */
import { type Officer, scopeOf } from '../../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import { openText, readInstanceKey, sealText } from '../../../platform/crypto/instance-key.ts'
import type { World } from '../../../platform/world.ts'
import { SIGN_IN_RULES } from '../domain/sign-in-rules.ts'
import * as store from '../store/credentials.ts'
import { checkTotp, newTotpSecret } from '../totp.ts'
import { verifyPassword } from './password-hash.ts'

type Done = Result<Record<string, never>>

/** A seal belongs to its person: copied to another's row it opens no more. */
const contextOf = (personId: string) => `organisation.totp ${personId}`

export async function openTotpSecret(
  world: World,
  personId: string,
  sealed: string | null,
): Promise<string | null> {
  if (sealed === null) return null
  return openText(await readInstanceKey(world.config.dataDir), sealed, contextOf(personId))
}

/** The signed-in person proves the password again; failures lock the account as they do at the door. */
export async function confirmPassword(
  world: World,
  actor: Officer,
  password: string,
): Promise<Result<store.OwnCredential>> {
  const scope = scopeOf(actor, 'any')
  const own = await world.db.read(scope, (tx) => store.findOwnCredential(tx, actor.personId))
  if (own === undefined) return refuse('conflict', 'organisation.no_password')
  if (own.locked_until !== null && own.locked_until > world.clock.now())
    return refuse('forbidden', 'organisation.locked', { until: own.locked_until.toISOString() })
  if (await verifyPassword(own.password_hash, password)) return ok(own)
  await countFailure(world, actor)
  return refuse('invalid', 'organisation.wrong_current_password')
}

async function countFailure(world: World, actor: Officer): Promise<void> {
  await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    const until = new Date(world.clock.now().getTime() + SIGN_IN_RULES.lockMinutes * 60_000)
    await store.countFailure(tx, actor.personId, SIGN_IN_RULES.failuresMax, until)
    return ok(undefined)
  })
}

/** Asks for the password: a session left open binds no second factor of a stranger. */
export async function enrolTotp(
  world: World,
  actor: Officer,
  account: string,
  password: string,
): Promise<Result<{ secret: string; uri: string }>> {
  const confirmed = await confirmPassword(world, actor, password)
  if (!confirmed.ok) return confirmed
  const made = newTotpSecret(account)
  const key = await readInstanceKey(world.config.dataDir)
  return await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    const own = await store.findOwnCredential(tx, actor.personId)
    if (own === undefined) return refuse('conflict', 'organisation.no_password')
    if (own.totp_confirmed_at !== null) return refuse('conflict', 'organisation.totp_enabled')
    const sealed = sealText(key, made.secret, contextOf(actor.personId))
    await store.setTotp(tx, actor.personId, sealed, undefined)
    return ok(made)
  })
}

export async function confirmTotp(world: World, actor: Officer, code: string): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    const own = await store.findOwnCredential(tx, actor.personId)
    if (own?.totp_confirmed_at) return refuse('conflict', 'organisation.totp_enabled')
    if (!own?.totp_secret) return refuse('conflict', 'organisation.totp_not_set_up')
    const at = world.clock.now()
    const secret = await openTotpSecret(world, actor.personId, own.totp_secret)
    const step = checkTotp(secret ?? '', code, at, null)
    if (step === undefined) return refuse('invalid', 'organisation.wrong_code')
    await store.setTotp(tx, actor.personId, own.totp_secret, { at, step })
    await record(tx, actor, aboutOneself(actor, 'organisation.totpEnabled'))
    return ok({})
  })
}

/** Asks for the password and a fresh code: a session left open removes no second factor. */
export async function disableTotp(
  world: World,
  actor: Officer,
  password: string,
  code: string,
): Promise<Done> {
  const confirmed = await confirmPassword(world, actor, password)
  if (!confirmed.ok) return confirmed
  const own = confirmed.value
  if (own.totp_confirmed_at === null) return refuse('conflict', 'organisation.totp_not_set_up')
  const secret = await openTotpSecret(world, actor.personId, own.totp_secret)
  if (checkTotp(secret ?? '', code, world.clock.now(), own.totp_last_step) === undefined) {
    await countFailure(world, actor)
    return refuse('invalid', 'organisation.wrong_code')
  }
  return await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    await store.setTotp(tx, actor.personId, null, undefined)
    await record(tx, actor, aboutOneself(actor, 'organisation.totpDisabled'))
    return ok({})
  })
}

/** An entry of the ledger about one's own account. */
function aboutOneself(actor: Officer, action: `organisation.${string}`) {
  return {
    action,
    subject: { type: 'organisation.person', id: actor.personId },
    region: actor.region,
    unitId: actor.unitId,
  }
}
