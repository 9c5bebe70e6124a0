/** 密码: hashing, initial passwords, change by the person, reset by the security administrator. */
import { randomInt } from 'node:crypto'
import { may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { World } from '../../../platform/world.ts'
import { passwordWeakness, SIGN_IN_RULES } from '../domain/sign-in-rules.ts'
import * as store from '../store/credentials.ts'
import { findPerson } from '../store/people.ts'
import { hashPassword } from './password-hash.ts'
import { confirmPassword } from './second-factor.ts'

/** Without letters and digits that are mistaken for each other on paper. */
const CHARACTERS = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'] as const
const INITIAL_LENGTH = 14

/** 初始密码: random, to be told to one person and changed at the first sign-in. */
export function makeInitialPassword(): string {
  const all = CHARACTERS.join('')
  const rest = Array.from({ length: INITIAL_LENGTH - CHARACTERS.length }, () => all)
  const characters = [...CHARACTERS, ...rest].map((set) => set[randomInt(set.length)] ?? '')
  for (let place = characters.length - 1; place > 0; place--) {
    const other = randomInt(place + 1)
    const [a = '', b = ''] = [characters[place], characters[other]]
    characters[place] = b
    characters[other] = a
  }
  return characters.join('')
}

/** 修改密码: asks for the current one again, and signs the person out everywhere else. */
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
  const confirmed = await confirmPassword(world, actor, current)
  if (!confirmed.ok) return confirmed
  const newHash = await hashPassword(next)
  return await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    const at = world.clock.now()
    await store.setPassword(tx, actor.personId, newHash, false, at)
    const ended = await store.endSessionsOf(tx, actor.personId, {
      at,
      by: actor.personId,
      except: actor.sessionId,
    })
    await record(tx, actor, {
      action: 'organisation.passwordChanged',
      subject: { type: 'organisation.person', id: actor.personId },
      region: actor.region,
      unitId: actor.unitId,
      details: { sessionsEnded: ended },
    })
    return ok({})
  })
}

/** 重置密码: a new initial password, told once; the person is signed out everywhere. One's own is changed, not reset. */
export async function resetPassword(
  world: World,
  actor: Officer,
  personId: string,
  options: { readonly removeTotp: boolean },
): Promise<Result<{ initialPassword: string }>> {
  if (personId === actor.personId) return refuse('forbidden', 'organisation.not_oneself')
  const initialPassword = makeInitialPassword()
  const newHash = await hashPassword(initialPassword)
  return await world.db.transact(scopeOf(actor, 'organisation.resetPassword'), async (tx) => {
    const person = await findPerson(tx, personId)
    if (person === undefined) return refuse('not_found', 'organisation.no_such_person')
    const place = { region: person.region as RegionCode, unitId: person.unit_id }
    if (!may(actor, 'organisation.resetPassword', place))
      return refuse('forbidden', 'organisation.outside_reach')
    const at = world.clock.now()
    await store.setPassword(tx, personId, newHash, true, at)
    if (options.removeTotp) await store.setTotp(tx, personId, null, undefined)
    const ended = await store.endSessionsOf(tx, personId, { at, by: actor.personId })
    await record(tx, actor, {
      action: 'organisation.passwordReset',
      subject: { type: 'organisation.person', id: personId },
      ...place,
      details: { totpRemoved: options.removeTotp, sessionsEnded: ended },
    })
    return ok({ initialPassword })
  })
}
