/** Tables of the matters schema, as its SQL sees them. */
import { sql } from 'kysely'
import type { FormValues } from '../../../kernel/procedure/form.ts'
import type { Tx } from '../../../platform/db/database.ts'

export interface MatterTable {
  id: string
  region: string
  unit_id: string | null
  assignee_id: string | null
  procedure: string
  version: number
  read_permission: string
  state: string
  waits_for: string | null
  title: string
  reference: string
  lane: string | null
  parent_id: string | null
  opened_at: Date
  opened_by: string | null
  opener_unit_id: string | null
  given_due_on: string | null
  due_on: string | null
  due_limit: string | null
  due_provisional: boolean
  supervised: boolean
  moved_at: Date
  closed_at: Date | null
  closed_late: boolean | null
}

export interface EventTable {
  id: string
  matter_id: string
  region: string
  at: Date
  person_id: string | null
  actor_name: string
  on_behalf_of: string | null
  kind: string
  step: string | null
  from_state: string | null
  to_state: string | null
  form: FormValues
  note: string
  place: number
}

export interface NoticeTable {
  id: string
  region: string
  person_id: string
  matter_id: string | null
  /** Where it is read, when it is about no matter. */
  page: string
  kind: string
  values: Readonly<Record<string, string | number>>
  at: Date
  read_at: Date | null
  mailed_at: Date | null
  pushed_at: Date | null
  told_instance_at: Date | null
}

export interface ChannelTable {
  person_id: string
  region: string
  email: boolean
  webhook_url: string | null
  webhook_secret: string | null
}

export interface RuleTable {
  only_row: boolean
  soon_working_days: number
  escalations: readonly { readonly afterWorkingDays: number; readonly to: 'unitHead' | 'regionLeader' }[]
  hours: readonly { readonly from: string; readonly to: string }[]
  webhook_url: string | null
  webhook_secret: string | null
}

interface Tables {
  'matters.matter': MatterTable
  'matters.event': EventTable
  'matters.share': {
    matter_id: string
    region: string
    unit_id: string
    part: string
    unit_region: string | null
  }
  'matters.watch': { matter_id: string; region: string; person_id: string }
  'matters.link': {
    matter_id: string
    other_id: string
    region: string
    reason: string
    person_id: string | null
    at: Date
  }
  'matters.notice': NoticeTable
  'matters.warning': { matter_id: string; due_on: string; threshold: string; region: string; at: Date }
  'matters.notice_channel': ChannelTable
  'matters.notice_rule': RuleTable
  'organisation.public_unit': { id: string; name: string; region: string; closed_on: string | null }
  'organisation.public_person': { id: string; name: string; unit_id: string }
  'organisation.public_contact': { id: string; email: string }
}

export const db = (tx: Tx) => tx.as<Tables>()

export type MatterListRow = MatterTable & { unit_name: string | null; assignee_name: string | null }

/** A matter with the names to show. */
export function selectMatters(tx: Tx) {
  return db(tx)
    .selectFrom('matters.matter as m')
    .leftJoin('organisation.public_unit as u', 'u.id', 'm.unit_id')
    .leftJoin('organisation.public_person as p', 'p.id', 'm.assignee_id')
    .selectAll('m')
    .select(['u.name as unit_name', 'p.name as assignee_name'])
}

/** The same columns for raw SQL, over `matters.matter as m`. */
export const matterColumns = sql`m.*, u.name as unit_name, p.name as assignee_name`
export const matterNames = sql`left join organisation.public_unit u on u.id = m.unit_id
  left join organisation.public_person p on p.id = m.assignee_id`
