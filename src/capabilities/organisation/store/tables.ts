/** Tables of the organisation schema, as the serving role reaches them; and what searches need. No queries. */
import type { Tx } from '../../../platform/db/database.ts'
import type { unitKinds } from '../contract.ts'

interface UnitTable {
  id: string
  region: string
  parent_id: string | null
  name: string
  short_name: string
  kind: (typeof unitKinds)[number]
  aliases: string[]
  position: number
  closed_on: string | null
}

interface PersonTable {
  id: string
  region: string
  unit_id: string
  name: string
  account: string
  title: string
  phone: string
  email: string
  left_on: string | null
}

interface RoleAssignmentTable {
  id: string
  region: string
  unit_id: string
  person_id: string
  role: string
  reach: 'unit' | 'region' | 'below'
  starts_on: string
  ends_on: string | null
  confirmed_at: Date | null
  given_by: string | null
  revoked_at: Date | null
}

interface DelegationTable {
  id: string
  region: string
  unit_id: string
  giver_id: string
  receiver_id: string
  assignment_ids: string[]
  starts_on: string
  ends_on: string
  reason: string
  ended_at: Date | null
  created_at: Date
}

interface SessionTable {
  id: string
  person_id: string
  region: string
  unit_id: string
  delegation_id: string | null
  started_at: Date
  last_seen_at: Date
  expires_at: Date
  ended_at: Date | null
  ended_by: string | null
  ip: string
  user_agent: string
}

interface SignInTable {
  id: string
  at: Date
  person_id: string | null
  region: string
  account_hash: string
  outcome: string
  ip: string
  user_agent: string
}

interface UnmaskingTable {
  id: string
  at: Date
  region: string
  unit_id: string
  person_id: string
  by_person_id: string
  fields: string[]
  reason: string
}

export interface Tables {
  'organisation.unit': UnitTable
  'organisation.person': PersonTable
  'organisation.role_assignment': RoleAssignmentTable
  'organisation.delegation': DelegationTable
  'organisation.session': SessionTable
  'organisation.sign_in': SignInTable
  'organisation.unmasking': UnmaskingTable
}

export type UnitRecord = UnitTable
export type PersonRecord = PersonTable
export type RoleAssignmentRecord = RoleAssignmentTable

export const db = (tx: Tx) => tx.as<Tables>()

/** A LIKE pattern for text that contains the words as typed. */
export function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`
}
