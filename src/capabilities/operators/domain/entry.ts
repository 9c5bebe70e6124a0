/** 入库: what one row that somebody tells of an operator does to what the register knows already. Pure. */
import type {
  Entity,
  Exemption,
  LicenceKind,
  OperatorKind,
  Registration,
  ShopKind,
  Source,
} from './operator.ts'
import type { Place } from './place.ts'

/** An operator, and at most one shop, yearly sales and licence of it, as one source tells. */
export interface Entry {
  readonly kind: OperatorKind
  readonly name: string
  readonly entity: Entity
  readonly registration: Registration
  readonly uscc: string | null
  readonly exemption: Exemption | null
  readonly declaration: string
  readonly representative: string
  readonly identityNumber: string
  readonly trade: string | null
  readonly address: string
  readonly place: Place
  readonly contactName: string
  readonly phone: string
  readonly email: string
  readonly establishedOn: string | null
  readonly shop: {
    readonly kind: ShopKind
    readonly platform: string
    readonly name: string
    readonly address: string
    readonly key: string
    readonly host: string
  } | null
  readonly sales: { readonly year: number; readonly amount: string } | null
  readonly licence: {
    readonly kind: LicenceKind
    readonly number: string
    readonly title: string
    readonly validTo: string | null
  } | null
  /** 直播营销人员服务机构 by name; empty where none is told. */
  readonly agency: string
}

export interface Origin {
  readonly source: Source
  readonly sender: string
  /** The day of which the source speaks. */
  readonly seenOn: string
}

/** What the register holds of an operator, as far as an entry can change it. */
export interface KnownOperator {
  readonly id: string
  readonly region: string
  readonly name: string
  readonly uscc: string | null
  readonly identity_number: string
  readonly merged_into: string | null
  readonly declaration: string
  readonly representative: string
  readonly trade: string | null
  readonly address: string
  readonly contact_name: string
  readonly phone: string
  readonly email: string
  readonly established_on: string | null
  readonly last_seen: string
}

export interface KnownShop {
  readonly id: string
  readonly region: string
  readonly key: string
  readonly operator_id: string | null
  readonly last_seen: string
}

const FIELDS = [
  ['declaration', 'declaration'],
  ['representative', 'representative'],
  ['trade', 'trade'],
  ['address', 'address'],
  ['contactName', 'contact_name'],
  ['phone', 'phone'],
  ['email', 'email'],
  ['establishedOn', 'established_on'],
] as const

/** Fields of a known operator that a newer source tells otherwise; an older one only fills what is blank. */
export type Change = { -readonly [K in (typeof FIELDS)[number][1]]?: string | null }

export type Decision =
  | { readonly verdict: 'new' }
  | {
      readonly verdict: 'changed'
      readonly operator: KnownOperator
      readonly change: Change
      readonly newShop: boolean
    }
  | { readonly verdict: 'same'; readonly operator: KnownOperator }
  | {
      readonly verdict: 'conflict'
      readonly code: 'other_name' | 'other_owner' | 'other_code'
      readonly known: string
    }

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s·•.,，。]/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .toLowerCase()

/** Names that differ in width, blanks and points only are one name. */
export const isSameName = (left: string, right: string): boolean => plain(left) === plain(right)

/** Judges one entry against the operators that bear its code, its identity number, or its shop. */
export function decideEntry(
  entry: Entry,
  origin: Origin,
  known: {
    readonly byCode: KnownOperator | undefined
    readonly byPerson: KnownOperator | undefined
    readonly shop: KnownShop | undefined
    /** Whoever answers for the shop now. */
    readonly owner: KnownOperator | undefined
  },
): Decision {
  const { byCode, byPerson, shop, owner } = known
  if (byCode && !isSameName(byCode.name, entry.name))
    return { verdict: 'conflict', code: 'other_name', known: byCode.name }
  const bearer = byCode ?? byPerson
  if (bearer && owner && owner.id !== bearer.id && owner.merged_into !== bearer.id)
    return { verdict: 'conflict', code: 'other_owner', known: owner.name }
  if (!bearer && owner) {
    if (entry.uscc !== null && owner.uscc !== null)
      return { verdict: 'conflict', code: 'other_code', known: owner.uscc }
    if (!isSameName(owner.name, entry.name))
      return { verdict: 'conflict', code: 'other_owner', known: owner.name }
  }
  const operator = bearer ?? owner
  if (operator === undefined) return { verdict: 'new' }
  const change = changeOf(entry, origin, operator)
  const newShop = entry.shop !== null && shop === undefined
  const tells = Object.keys(change).length > 0 || newShop || origin.seenOn > operator.last_seen
  return tells ? { verdict: 'changed', operator, change, newShop } : { verdict: 'same', operator }
}

function changeOf(entry: Entry, origin: Origin, known: KnownOperator): Change {
  const change: Change = {}
  const isNewer = origin.seenOn >= known.last_seen
  for (const [field, column] of FIELDS) {
    const told = entry[field]
    const stands = known[column]
    if (told === null || told === '' || told === stands) continue
    if (stands === null || stands === '' || isNewer) change[column] = told
  }
  return change
}
