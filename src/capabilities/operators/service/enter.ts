/** 入库: enters many operators with their shops at once, in a fixed number of statements. The caller audits the act. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { type Decision, decideEntry, type Entry, type KnownOperator, type Origin } from '../domain/entry.ts'
import { applyChanges, type ChangedOperator, findKnown, type Known, seeShops } from '../store/entries.ts'
import { insertNotes, type NewNote } from '../store/notes.ts'
import { insertOperators, type NewOperator } from '../store/operators.ts'
import {
  insertShops,
  type NewLicence,
  type NewShop,
  type Sale,
  saveLicences,
  saveSales,
} from '../store/shops.ts'
import { type NewTie, saveTies } from '../store/ties.ts'

export const nameOfActor = (actor: Actor): string => (actor.kind === 'officer' ? actor.name : '')

/** Looks up what the entries speak of; two statements. */
export async function lookUp(tx: Tx, entries: readonly Entry[]): Promise<Register> {
  return new Register(
    await findKnown(tx, {
      codes: entries.flatMap((entry) => entry.uscc ?? []),
      persons: entries.flatMap((entry) => entry.identityNumber || []),
      keys: entries.flatMap((entry) => entry.shop?.key ?? []),
    }),
  )
}

/** What is known of the operators that a batch speaks of, and what the batch itself adds as it goes. */
export class Register {
  readonly #byId = new Map<string, KnownOperator>()
  readonly #byCode = new Map<string, KnownOperator>()
  readonly #byPerson = new Map<string, KnownOperator>()
  readonly #shops = new Map<string, Known['shops'][number]>()

  constructor(known: Known) {
    for (const operator of known.operators) this.#byId.set(operator.id, operator)
    for (const operator of known.operators) this.#note(operator)
    for (const shop of known.shops) this.#shops.set(`${shop.region} ${shop.key}`, shop)
  }

  /** A merged one is spoken of under the one that counts, where that is known too. */
  #note(operator: KnownOperator): void {
    const counts = this.#byId.get(operator.merged_into ?? operator.id) ?? operator
    if (operator.uscc !== null) this.#byCode.set(`${operator.region} ${operator.uscc}`, counts)
    if (operator.identity_number !== '')
      this.#byPerson.set(`${operator.region} ${operator.identity_number}`, counts)
  }

  add(operator: KnownOperator, shop: Known['shops'][number] | undefined): void {
    this.#byId.set(operator.id, operator)
    this.#note(operator)
    if (shop) this.#shops.set(`${shop.region} ${shop.key}`, shop)
  }

  shopOf(entry: Entry): Known['shops'][number] | undefined {
    return entry.shop === null ? undefined : this.#shops.get(`${entry.place.region} ${entry.shop.key}`)
  }

  decide(entry: Entry, origin: Origin): Decision {
    const { region } = entry.place
    const shop = this.shopOf(entry)
    const owner = shop?.operator_id == null ? undefined : this.#byId.get(shop.operator_id)
    return decideEntry(entry, origin, {
      byCode: entry.uscc === null ? undefined : this.#byCode.get(`${region} ${entry.uscc}`),
      byPerson:
        entry.identityNumber === '' ? undefined : this.#byPerson.get(`${region} ${entry.identityNumber}`),
      shop,
      owner: owner && (this.#byId.get(owner.merged_into ?? '') ?? owner),
    })
  }
}

export interface Entered {
  readonly decision: Decision
  /** The operator that the entry now stands under; null where it was in conflict. */
  readonly operatorId: string | null
}

const toOperator = (id: string, entry: Entry, origin: Origin): NewOperator => ({
  id,
  region: entry.place.region,
  unit_id: entry.place.unitId,
  kind: entry.kind,
  name: entry.name,
  entity: entry.entity,
  registration: entry.registration,
  uscc: entry.uscc,
  exemption: entry.exemption,
  declaration: entry.declaration,
  representative: entry.representative,
  identity_number: entry.identityNumber,
  trade: entry.trade,
  address: entry.address,
  placed_by: entry.place.by,
  contact_name: entry.contactName,
  phone: entry.phone,
  email: entry.email,
  established_on: entry.establishedOn,
  source: origin.source,
  sender: origin.sender,
  first_seen: origin.seenOn,
  last_seen: origin.seenOn,
})

/** What a batch writes, gathered entry by entry. */
class Batch {
  readonly operators: NewOperator[] = []
  readonly changed = new Map<string, ChangedOperator>()
  readonly shops: NewShop[] = []
  readonly seen: { id: string; operatorId: string; seenOn: string }[] = []
  readonly sales = new Map<string, Sale>()
  readonly licences = new Map<string, NewLicence>()
  readonly ties = new Map<string, NewTie>()
  readonly notes: NewNote[] = []
}

/** Enters the entries in their order: a later one sees what an earlier one made. At most ten statements. */
export async function enterEntries(
  tx: Tx,
  actor: Actor,
  entries: readonly Entry[],
  origin: Origin,
  given: { readonly at: Date; readonly batchId: string; readonly register?: Register },
): Promise<readonly Entered[]> {
  const register = given.register ?? (await lookUp(tx, entries))
  const batch = new Batch()
  const outcome = entries.map((entry) => gather(batch, register, actor, entry, origin, given))
  await insertOperators(tx, batch.operators, given.at)
  await applyChanges(tx, [...batch.changed.values()], given.at)
  await insertShops(tx, batch.shops, given.at)
  await seeShops(tx, batch.seen)
  await saveSales(tx, [...batch.sales.values()])
  await saveLicences(tx, [...batch.licences.values()], given.at)
  await saveTies(tx, [...batch.ties.values()], given.at)
  await insertNotes(tx, batch.notes)
  return outcome
}

/** 试算: what each entry would do after those before it; nothing is written. */
export function rehearseEntries(
  actor: Actor,
  entries: readonly Entry[],
  origin: Origin,
  given: { readonly at: Date; readonly batchId: string; readonly register: Register },
): readonly Decision[] {
  return entries.map((entry) => gather(new Batch(), given.register, actor, entry, origin, given).decision)
}

/** An operator of whom no more is remembered than the name that an earlier part of a file gave it. */
export const operatorByName = (entry: Entry, name: string, origin: Origin): KnownOperator => ({
  ...toOperator(randomUUID(), { ...entry, name }, origin),
  merged_into: null,
})

function gather(
  batch: Batch,
  register: Register,
  actor: Actor,
  entry: Entry,
  origin: Origin,
  given: { readonly at: Date; readonly batchId: string },
): Entered {
  const decision = register.decide(entry, origin)
  if (decision.verdict === 'conflict') return { decision, operatorId: null }
  const isNew = decision.verdict === 'new'
  const id = isNew ? randomUUID() : decision.operator.id
  const known = register.shopOf(entry)
  const shop = entry.shop === null || known ? undefined : newShop(id, entry, entry.shop, origin)
  if (isNew) {
    const operator = toOperator(id, entry, origin)
    batch.operators.push(operator)
    register.add({ ...operator, merged_into: null }, shop && { ...shop })
    note(batch, actor, id, 'operators.note_entered', entry, origin, given)
  } else {
    if (shop) register.add(decision.operator, { ...shop })
    if (decision.verdict === 'changed') {
      const before = batch.changed.get(id)?.change ?? {}
      batch.changed.set(id, { id, change: { ...before, ...decision.change }, seenOn: origin.seenOn })
      if (Object.keys(decision.change).length > 0 || decision.newShop)
        note(batch, actor, id, 'operators.note_told', entry, origin, given)
    }
  }
  if (shop) batch.shops.push(shop)
  else if (known) batch.seen.push({ id: known.id, operatorId: id, seenOn: origin.seenOn })
  const shopId = shop?.id ?? known?.id
  if (entry.sales && shopId) {
    const sale = { ...entry.sales, shopId, region: entry.place.region, source: origin.source }
    batch.sales.set(`${shopId} ${entry.sales.year}`, sale)
  }
  if (entry.licence) {
    const { kind, number } = entry.licence
    const licence = { ...entry.licence, id: randomUUID(), region: entry.place.region, operatorId: id }
    batch.licences.set(`${id} ${kind} ${number}`, licence)
  }
  if (entry.agency !== '')
    batch.ties.set(`${id} ${entry.agency}`, {
      id: randomUUID(),
      region: entry.place.region,
      operatorId: id,
      kind: 'agency',
      otherName: entry.agency,
      otherId: null,
      from: origin.seenOn,
      to: null,
    })
  return { decision, operatorId: id }
}

function newShop(
  operatorId: string,
  entry: Entry,
  shop: NonNullable<Entry['shop']>,
  origin: Origin,
): NewShop {
  return {
    id: randomUUID(),
    region: entry.place.region,
    unit_id: entry.place.unitId,
    operator_id: operatorId,
    kind: shop.kind,
    platform: shop.platform,
    name: shop.name,
    address: shop.address,
    key: shop.key,
    host: shop.host,
    seller_name: entry.name,
    seller_uscc: entry.uscc,
    source: origin.source,
    first_seen: origin.seenOn,
    last_seen: origin.seenOn,
  }
}

/** One entry of the time line for an operator and a batch. */
function note(
  batch: Batch,
  actor: Actor,
  operatorId: string,
  words: string,
  entry: Entry,
  origin: Origin,
  given: { readonly at: Date; readonly batchId: string },
): void {
  batch.notes.push({
    id: randomUUID(),
    operatorId,
    at: given.at,
    words,
    details: {
      sourceKey: `operators.source_${origin.source}`,
      sender: origin.sender,
      shop: entry.shop?.name ?? '',
    },
    byName: nameOfActor(actor),
    page: null,
    fact: `${words} ${given.batchId} ${entry.shop?.key ?? ''}`,
  })
}
