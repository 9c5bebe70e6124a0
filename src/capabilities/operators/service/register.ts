/** 主体库: lists, the overview, one file with its time line, contacts in clear. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { addMonths, type Day, dayOf } from '../../../kernel/day.ts'
import { compare, decimal } from '../../../kernel/exact.ts'
import { maskEmail, maskIdentity, maskName, maskPhone } from '../../../kernel/masking.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Bilingual, Language } from '../../../kernel/text.ts'
import { findTrade, tradeEditionOn, tradePath } from '../../../kernel/trades.ts'
import { record } from '../../../platform/audit/record.ts'
import { Download } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { eachPage, streamXlsx, XLSX_MEDIA_TYPE } from '../../../platform/xlsx/stream.ts'
import type { MaskedField, OperatorRow, OperatorsQuery, ShopRow, ShopsQuery } from '../contract.ts'
import { exemptionDeclared } from '../domain/operator.ts'
import { type SmallSalesLine, smallSalesLine } from '../domain/small-sales.ts'
import * as notes from '../store/notes.ts'
import * as store from '../store/operators.ts'
import { countOverview } from '../store/overview.ts'
import { listLocalNames } from '../store/regions.ts'
import * as shops from '../store/shops.ts'
import { listTies } from '../store/ties.ts'
import { nameOfRegion } from './regions.ts'

export const READ = 'operators.read'
export const KEEP = 'operators.keep'
const UNMASK = 'operators.unmask'

/** 久未核实: a file that nobody looked at for longer than platforms may leave theirs unverified. */
const STALE_MONTHS = 6

/** Sales are compared with the line of the day, over this year and the one before. */
const lineOn = (today: Day): { amount: string; fromYear: number; line: SmallSalesLine | undefined } => {
  const line = smallSalesLine(today)
  return { amount: String(line?.amount ?? '0'), fromYear: Number(today.slice(0, 4)) - 1, line }
}

const isOver = (amount: string, line: SmallSalesLine | undefined): boolean =>
  line !== undefined && compare(decimal(amount), line.amount) > 0

/** The letter of a section means the divisions under it. */
function tradePrefixes(trade: string | undefined, today: Day): readonly string[] | undefined {
  if (trade === undefined) return undefined
  if (/^\d/.test(trade)) return [trade]
  return Array.from({ length: 99 }, (_, place) => String(place + 1).padStart(2, '0')).filter(
    (division) => tradePath(division, today)[0]?.code === trade,
  )
}

function filterOf(query: Partial<OperatorsQuery> & { limit: number }, today: Day): store.OperatorFilter {
  const { trade, overLine, stale, ...same } = query
  const { amount, fromYear } = lineOn(today)
  return {
    ...same,
    trades: tradePrefixes(trade, today),
    overLine: overLine === 'yes' ? { amount, fromYear } : undefined,
    staleBefore: stale && { day: addMonths(today, -STALE_MONTHS), isStale: stale === 'yes' },
  }
}

type Listed = Omit<store.ListedOperator, 'shops' | 'sales'>

function toHead(row: Listed): Omit<OperatorRow, 'shops' | 'sales'> {
  return {
    id: row.id,
    region: row.region,
    regionName: nameOfRegion(row.region, row.local_name),
    unitId: row.unit_id,
    unitName: row.unit_name,
    kind: row.kind as OperatorRow['kind'],
    name: row.name,
    entity: row.entity as OperatorRow['entity'],
    registration: row.registration as OperatorRow['registration'],
    uscc: row.uscc,
    exemption: row.exemption as OperatorRow['exemption'],
    trade: row.trade,
    address: row.address,
    status: row.status as OperatorRow['status'],
    source: row.source as OperatorRow['source'],
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    verifiedOn: row.verified_on,
  }
}

export async function listOperators(world: World, actor: Actor, query: OperatorsQuery) {
  const today = dayOf(world.clock.now())
  const { line } = lineOn(today)
  const page = await world.db.read(scopeOf(actor, READ), (tx) =>
    store.listOperators(tx, filterOf(query, today)),
  )
  const items = page.items.map(
    (row): OperatorRow => ({
      ...toHead(row),
      shops: row.shops,
      sales: row.sales && { ...row.sales, isOverLine: isOver(row.sales.amount, line) },
    }),
  )
  return { items, next: page.next }
}

const EXPORT_PAGE = 500

/** All that the filter shows, without personal data. */
export function exportOperators(
  world: World,
  actor: Actor,
  query: Omit<OperatorsQuery, 'after' | 'limit'>,
  language: Language,
): Download {
  const t = (key: string) => world.translate(language, key)
  const today = dayOf(world.clock.now())
  const columns = [
    'name',
    'uscc',
    'kind',
    'registration',
    'status',
    'region',
    'station',
    'trade',
    'address',
  ] as const
  const rest = ['shops', 'first_seen', 'last_seen', 'verified_on'] as const
  const pages = eachPage(
    (after) => listOperators(world, actor, { ...query, after, limit: EXPORT_PAGE }),
    (row) => [
      row.name,
      row.uscc ?? '',
      t(`operators.kind_${row.kind}`),
      t(`operators.registration_${row.registration}`),
      t(`operators.status_${row.status}`),
      row.regionName,
      row.unitName ?? '',
      row.trade === null ? '' : `${row.trade} ${findTrade(row.trade, today)?.name ?? ''}`,
      row.address,
      row.shops,
      row.firstSeen,
      row.lastSeen,
      row.verifiedOn ?? '',
    ],
  )
  const headings = [...columns, ...rest].map((key) => t(`operators.column_${key}`))
  const file = streamXlsx(t('operators.title'), headings, pages)
  return new Download(`${t('operators.title')}.xlsx`, XLSX_MEDIA_TYPE, file)
}

const FRESH_MONTHS = [3, 6, 12] as const

export async function getOverview(world: World, actor: Actor) {
  const today = dayOf(world.clock.now())
  const { amount, fromYear } = lineOn(today)
  const { found, names } = await world.db.read(scopeOf(actor, READ), async (tx) => ({
    found: await countOverview(tx, { today, line: amount, fromYear }),
    names: await listLocalNames(tx),
  }))
  const local = new Map(names.map(({ code, name }) => [code, name]))
  const { counts } = found
  type Count = (typeof counts)[number]
  const sumBy = (keyOf: (each: Count) => string) => {
    const sums = new Map<string, number>()
    for (const each of counts) sums.set(keyOf(each), (sums.get(keyOf(each)) ?? 0) + each.count)
    return [...sums].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count)
  }
  const sumOf = (fits: (each: Count) => boolean) =>
    counts.reduce((sum, each) => (fits(each) ? sum + each.count : sum), 0)
  const freshness = (months: number) => FRESH_MONTHS.find((each) => months < each)
  const isActive = (each: Count) => each.status === 'active'
  return {
    total: sumOf(() => true),
    kinds: sumBy((each) => each.kind),
    registrations: sumBy((each) => each.registration),
    statuses: sumBy((each) => each.status),
    orphans: found.orphans,
    deadShops: found.dead,
    covered: sumOf((each) => isActive(each) && each.covered),
    fresh: [...FRESH_MONTHS, undefined].map((months) => ({
      key: months === undefined ? 'older' : String(months),
      count: sumOf((each) => isActive(each) && freshness(each.months) === months),
    })),
    overLine: found.over,
    unplaced: sumOf((each) => !each.placed),
    regions: sumBy((each) => each.region).map(({ key, count }) => ({
      key,
      title: nameOfRegion(key, local.get(key)),
      count,
    })),
    stations: [...found.stations],
  }
}

export function toShop(row: shops.ShopRecord): ShopRow {
  return {
    id: row.id,
    region: row.region,
    operatorId: row.operator_id,
    operatorName: row.operator_name,
    kind: row.kind as ShopRow['kind'],
    platform: row.platform,
    name: row.name,
    address: row.address,
    host: row.host,
    sellerName: row.seller_name,
    sellerUscc: row.seller_uscc,
    status: row.status as ShopRow['status'],
    statusReason: row.status_reason,
    source: row.source as ShopRow['source'],
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
  }
}

export async function listShops(world: World, actor: Actor, query: ShopsQuery) {
  const { orphan, ...same } = query
  const page = await world.db.read(scopeOf(actor, READ), (tx) =>
    shops.listShops(tx, { ...same, orphan: orphan === 'yes' }),
  )
  return { items: page.items.map(toShop), next: page.next }
}

/** Why an operator may not be changed by this actor; null where he may. */
function keepingOf(actor: Actor, row: store.OperatorRecord): Refusal | null {
  const place = { region: row.region as RegionCode, unitId: row.unit_id }
  if (!may(actor, KEEP, place)) return refuse('forbidden', 'permission.missing', { permission: KEEP }).error
  if (row.merged_into !== null) return refuse('conflict', 'operators.is_merged').error
  return null
}

/** 属地依据 in words. */
function placedBy(world: World, row: store.WholeOperator): Bilingual {
  const key = ['officer', 'file', 'name', 'home'].includes(row.placed_by) ? row.placed_by : 'rule'
  const values = { words: (row.rule_words ?? []).join(' + ') }
  const say = (language: Language) => world.translate(language, `operators.placed_by_${key}`, values)
  return { zh: say('zh'), en: say('en') }
}

const SHOPS_SHOWN = 500

export async function getOperator(world: World, actor: Actor, id: string) {
  const today = dayOf(world.clock.now())
  const { line } = lineOn(today)
  const edition = tradeEditionOn(today)
  return await world.db.read(scopeOf(actor, READ), async (tx) => {
    const row = await store.findWholeOperator(tx, id)
    if (row === undefined) return refuse('not_found', 'operators.no_such_operator')
    const own = await shops.listShops(tx, { operatorId: id, limit: SHOPS_SHOWN })
    const ties = await listTies(tx, id)
    const { declaration } = row
    return ok({
      ...toHead(row),
      declaration,
      declarationFits: declaration === '' ? null : exemptionDeclared(declaration, today) === row.exemption,
      tradeEdition: { title: edition.title, source: edition.source ?? null },
      tradeName: row.trade === null ? null : (findTrade(row.trade, today)?.name ?? null),
      placedBy: placedBy(world, row),
      statusReason: row.status_reason,
      closedOn: row.closed_on,
      establishedOn: row.established_on,
      sender: row.sender,
      representative: maskName(row.representative),
      identityNumber: maskIdentity(row.identity_number),
      contactName: maskName(row.contact_name),
      phone: maskPhone(row.phone),
      email: maskEmail(row.email),
      mergedInto: row.merged_into === null ? null : { id: row.merged_into, name: row.into_name ?? '' },
      merged: [...row.merged],
      shops: own.items.map(toShop),
      licences: row.licences.map(({ valid_to, ...licence }) => ({
        ...licence,
        kind: licence.kind as 'food',
        validTo: valid_to,
      })),
      ties: ties.map((tie) => ({
        id: tie.id,
        kind: tie.kind,
        isReverse: tie.is_reverse,
        other: { id: tie.other_id, name: tie.other_name },
        from: tie.from_day,
        to: tie.to_day,
      })),
      sales: row.sales.map((each) => ({ ...each, isOverLine: isOver(each.amount, line) })),
      line: line === undefined ? null : { ...line, amount: String(line.amount) },
      keeping: keepingOf(actor, row),
      mayUnmask: may(actor, UNMASK, { region: row.region as RegionCode, unitId: row.unit_id }),
    })
  })
}

export async function listNotes(
  world: World,
  actor: Actor,
  id: string,
  query: { readonly after?: string | undefined; readonly limit: number },
) {
  return await world.db.read(scopeOf(actor, READ), async (tx) => {
    const [row] = await store.findOperators(tx, [id], 'look')
    if (row === undefined) return refuse('not_found', 'operators.no_such_operator')
    const page = await notes.listNotes(tx, id, query)
    const items = page.items.map((note) => ({
      id: note.id,
      at: note.at.toISOString(),
      title: {
        zh: world.translate('zh', note.words, worded(world, 'zh', note.details)),
        en: world.translate('en', note.words, worded(world, 'en', note.details)),
      },
      by: note.by_name,
      page: note.page,
    }))
    return ok({ items, next: page.next })
  })
}

/** A detail `xKey` is the key of the words that stand for `x`. */
function worded(
  world: World,
  language: Language,
  details: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) =>
      name.endsWith('Key') && typeof value === 'string'
        ? [name.slice(0, -'Key'.length), world.translate(language, value)]
        : [name, value],
    ),
  )
}

/** 查看明文: the reason is kept beside who saw whose data; the ledger holds the fields, never their values. */
export async function unmaskOperator(
  world: World,
  actor: Officer,
  id: string,
  asked: { readonly fields: readonly MaskedField[]; readonly reason: string },
): Promise<Result<Partial<Record<MaskedField, string>>>> {
  return await world.db.transact(
    scopeOf(actor, UNMASK),
    async (tx): Promise<Result<Partial<Record<MaskedField, string>>>> => {
      const [row] = await store.findOperators(tx, [id], 'look')
      if (row === undefined) return refuse('not_found', 'operators.no_such_operator')
      const place = { region: row.region as RegionCode, unitId: row.unit_id }
      if (!may(actor, UNMASK, place)) return refuse('forbidden', 'permission.missing', { permission: UNMASK })
      const fields = [...new Set(asked.fields)]
      const unmasking = randomUUID()
      await shops.insertUnmasking(tx, {
        id: unmasking,
        region: row.region,
        operatorId: id,
        personId: actor.personId,
        at: world.clock.now(),
        fields,
        reason: asked.reason,
      })
      await record(tx, actor, {
        action: 'operators.contactUnmasked',
        subject: { type: 'operators.operator', id },
        ...place,
        details: { fields, unmasking },
      })
      const clear: Record<MaskedField, string> = {
        representative: row.representative,
        identityNumber: row.identity_number,
        contactName: row.contact_name,
        phone: row.phone,
        email: row.email,
      }
      return ok(Object.fromEntries(fields.map((field) => [field, clear[field]])))
    },
  )
}
