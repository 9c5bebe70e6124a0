/** SQL of secrets and of the way in: all through functions, because nobody is known yet, or because secrets stand apart. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { HeldRole } from '../session.ts'
import { db } from './tables.ts'

export interface Credential {
  readonly person_id: string
  readonly region: string
  readonly unit_id: string
  readonly password_hash: string
  readonly must_change: boolean
  readonly failed_count: number
  readonly locked_until: Date | null
  readonly totp_secret: string | null
  readonly totp_confirmed_at: Date | null
  readonly totp_last_step: number | null
}

export async function findCredential(tx: Tx, account: string): Promise<Credential | undefined> {
  const { rows } = await sql<Credential>`select * from organisation.find_credential(${account})`.execute(
    db(tx),
  )
  return rows[0]
}

/** Holds other attempts on the account back until this transaction ends. */
export async function lockCredential(tx: Tx, account: string): Promise<void> {
  await sql`select organisation.lock_credential(${account})`.execute(db(tx))
}

export type OwnCredential = Omit<Credential, 'person_id' | 'region' | 'unit_id'>

/** The signed-in person's own secrets; anybody else's are out of reach. */
export async function findOwnCredential(tx: Tx, personId: string): Promise<OwnCredential | undefined> {
  const { rows } =
    await sql<OwnCredential>`select * from organisation.find_credential_of(${personId})`.execute(db(tx))
  return rows[0]
}

export interface SignInNote {
  readonly id: string
  readonly at: Date
  readonly personId: string | null
  readonly region: string
  readonly unitId: string | null
  readonly accountHash: string
  readonly outcome: string
  readonly ip: string
  readonly userAgent: string
  readonly failedCount: number
  readonly lockedUntil: Date | null
  readonly totpStep: number | null
}

export async function noteSignIn(tx: Tx, note: SignInNote): Promise<void> {
  await sql`select organisation.note_sign_in(${note.id}, ${note.at}, ${note.personId}, ${note.region}, ${note.unitId},
    ${note.accountHash}, ${note.outcome}, ${note.ip}, ${note.userAgent}, ${note.failedCount}, ${note.lockedUntil},
    ${note.totpStep})`.execute(db(tx))
}

export async function countFailure(
  tx: Tx,
  personId: string,
  failuresMax: number,
  lockUntil: Date,
): Promise<void> {
  await sql`select organisation.count_failure(${personId}, ${failuresMax}, ${lockUntil})`.execute(db(tx))
}

export interface NewSession {
  readonly id: string
  readonly tokenHash: string
  readonly personId: string
  readonly at: Date
  readonly until: Date
  readonly singleSignOn: boolean
  readonly ip: string
  readonly userAgent: string
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await sql`select organisation.open_session(${session.id}, ${session.tokenHash}, ${session.personId}, ${session.at},
    ${session.until}, ${session.ip}, ${session.userAgent}, ${session.singleSignOn})`.execute(db(tx))
}

/** What `organisation.find_session` answers. */
export interface HeldSession {
  readonly sessionId: string
  readonly personId: string
  readonly name: string
  readonly account: string
  readonly unitId: string
  readonly unitName: string
  readonly region: string
  /** Name of a region that GB/T 2260 does not know. */
  readonly localRegionName: string | null
  readonly mustChange: boolean
  readonly hasTotp: boolean
  readonly actingFor: {
    readonly delegationId: string
    readonly personId: string
    readonly name: string
    readonly endsOn: string
  } | null
  /** The roles of the delegation while acting under one, one's own otherwise. */
  readonly assignments: readonly HeldRole[]
}

export async function findSession(
  tx: Tx,
  tokenHash: string,
  at: Date,
  today: string,
  idleMinutes: number,
): Promise<HeldSession | undefined> {
  const { rows } = await sql<{
    found: HeldSession | null
  }>`select organisation.find_session(${tokenHash}, ${at},
    ${today}::date, make_interval(mins => ${idleMinutes})) as found`.execute(db(tx))
  return rows[0]?.found ?? undefined
}

export async function endSessionOfToken(tx: Tx, tokenHash: string, at: Date): Promise<void> {
  await sql`select organisation.end_session_of_token(${tokenHash}, ${at})`.execute(db(tx))
}

/** Ends all open sessions of the person but one; answers how many. */
export async function endSessionsOf(
  tx: Tx,
  personId: string,
  options: { readonly at: Date; readonly by: string; readonly except?: string },
): Promise<number> {
  const { rows } = await sql<{
    ended: number
  }>`select organisation.end_sessions_of(${personId}, ${options.except ?? null}, ${options.at}, ${options.by}) as ended`.execute(
    db(tx),
  )
  return rows[0]?.ended ?? 0
}

export async function setPassword(
  tx: Tx,
  personId: string,
  hash: string,
  mustChange: boolean,
  at: Date,
): Promise<void> {
  await sql`select organisation.set_password(${personId}, ${hash}, ${mustChange}, ${at})`.execute(db(tx))
}

/** Initial passwords of people who have none yet, in one statement. */
export async function setPasswords(
  tx: Tx,
  given: readonly { readonly personId: string; readonly hash: string }[],
  at: Date,
): Promise<void> {
  await sql`select organisation.set_passwords(${given.map((one) => one.personId)}::uuid[],
    ${given.map((one) => one.hash)}::text[], ${at})`.execute(db(tx))
}

/** Keeps the sealed secret; without `confirmed` it waits for its first code. Null removes the second factor. */
export async function setTotp(
  tx: Tx,
  personId: string,
  sealedSecret: string | null,
  confirmed: { readonly at: Date; readonly step: number } | undefined,
): Promise<void> {
  await sql`select organisation.set_totp(${personId}, ${sealedSecret}, ${confirmed?.at ?? null},
    ${confirmed?.step ?? null})`.execute(db(tx))
}
