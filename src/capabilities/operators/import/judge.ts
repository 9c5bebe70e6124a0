/** 逐行核验: a row of a file becomes an entry, or says everything that is wrong with it. Pure. */
import { type Day, parseDay } from '../../../kernel/day.ts'
import { compare, parseExact, toPlainDecimal } from '../../../kernel/exact.ts'
import type { Detail } from '../../../kernel/result.ts'
import { resolveTrade } from '../../../kernel/trades.ts'
import { checkCode } from '../domain/code-fault.ts'
import type { Entry } from '../domain/entry.ts'
import {
  type Entity,
  exemptionNamed,
  type LicenceKind,
  type OperatorKind,
  type ShopKind,
} from '../domain/operator.ts'
import type { Place } from '../domain/place.ts'
import { parseWebAddress, shopAddress } from '../domain/web-address.ts'
import { FIELDS_NEEDED, type FieldKey, type ImportKind } from './columns.ts'

export interface Problem {
  readonly field: FieldKey
  /** Key of its words: what is wrong and how to mend it. */
  readonly code: string
  readonly printed: string
  readonly details: { readonly [name: string]: Detail }
}

export type RowText = Readonly<Record<FieldKey, string>>

export type ReadRow =
  | { readonly read: 'entry'; readonly entry: Entry }
  | { readonly read: 'bad'; readonly problems: readonly Problem[] }

export interface ReadContext {
  readonly kind: ImportKind
  readonly today: Day
  /** Of the platform that sent the file, where the rows do not name one. */
  readonly platform: string
  /** The region that a text names, by code or name. */
  readonly regionNamed: (text: string) => string | undefined
  /** Where an address lies; undefined where it tells nothing. */
  readonly placeIn: (address: string) => Place | undefined
  /** Whether the importing officer may keep records there. */
  readonly mayKeepIn: (place: Place) => boolean
}

const LENGTH_MAX = 300

const KIND_WORDS: readonly (readonly [RegExp, OperatorKind])[] = [
  [/平台内/, 'inPlatform'],
  [/自建/, 'ownSite'],
  [/直播间/, 'liveRoom'],
  [/直播营销人员服务机构|MCN|服务机构/i, 'liveAgency'],
  [/直播营销人员|主播/, 'liveSeller'],
  [/其他/, 'otherService'],
  [/平台/, 'platform'],
]
const ENTITY_WORDS: readonly (readonly [RegExp, Entity])[] = [
  [/个体/, 'individual'],
  [/合作社/, 'cooperative'],
  [/自然人|个人$/, 'naturalPerson'],
  [/公司|企业|中心|合伙/, 'enterprise'],
]
const LICENCE_WORDS: readonly (readonly [RegExp, LicenceKind])[] = [
  [/预包装/, 'prepackagedFood'],
  [/食品/, 'food'],
  [/药/, 'drug'],
  [/器械/, 'device'],
  [/出版/, 'publication'],
]

const firstOf = <T>(words: readonly (readonly [RegExp, T])[], text: string): T | undefined =>
  words.find(([pattern]) => pattern.test(text))?.[1]

type Fault = (field: FieldKey, code: string, details?: Problem['details']) => void

export function readRow(text: RowText, context: ReadContext): ReadRow {
  const problems: Problem[] = []
  const fault: Fault = (field, code, details = {}) => {
    problems.push({ field, code: `operators.import_${code}`, printed: text[field], details })
  }
  for (const [field, value] of Object.entries(text) as [FieldKey, string][])
    if (value.length > LENGTH_MAX) fault(field, 'too_long', { max: LENGTH_MAX })
  if (text.name === '') fault('name', 'missing')
  const uscc = readUscc(text.uscc, fault)
  const identityNumber = text.identityNumber.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  if (identityNumber !== '' && !/^[0-9A-Z]{6,20}$/.test(identityNumber)) fault('identityNumber', 'identity')
  const exemption = text.declaration === '' ? null : (exemptionNamed(text.declaration, context.today) ?? null)
  checkNeeded(text, context.kind, { uscc, exemption: exemption !== null }, fault)
  const place = readPlace(text, context, fault)
  const establishedOn = readDay('establishedOn', text, fault)
  if (establishedOn !== null && establishedOn > context.today) fault('establishedOn', 'day_to_come')
  const licenceValidTo = readDay('licenceValidTo', text, fault)
  const trade = text.trade === '' ? null : (resolveTrade(text.trade, context.today)?.code ?? null)
  if (text.trade !== '' && trade === null) fault('trade', 'trade')
  const sales = readSales(text, context.today, fault)
  const shop = readShop(text, context)
  if (problems.length > 0 || place === undefined) return { read: 'bad', problems }
  const isPerson = uscc === null && identityNumber !== ''
  return {
    read: 'entry',
    entry: {
      kind: kindOf(text, shop),
      name: text.name,
      entity: isPerson ? 'naturalPerson' : (firstOf(ENTITY_WORDS, text.entity) ?? entityOf(text.name, uscc)),
      registration: uscc !== null ? 'registered' : exemption !== null ? 'exempt' : 'unknown',
      uscc,
      exemption: uscc === null ? exemption : null,
      declaration: text.declaration,
      representative: text.representative,
      identityNumber,
      trade,
      address: text.address,
      place,
      contactName: text.contactName,
      phone: text.phone.normalize('NFKC').replaceAll(/\s/g, ''),
      email: text.email,
      establishedOn,
      shop,
      sales,
      licence:
        text.licenceNumber === ''
          ? null
          : {
              kind: firstOf(LICENCE_WORDS, text.licenceKind) ?? 'other',
              number: text.licenceNumber,
              title: text.licenceKind,
              validTo: licenceValidTo,
            },
      agency: text.agency,
    },
  }
}

/** 名称 or 统一社会信用代码 tell what it is where no column does. */
function entityOf(name: string, uscc: string | null): Entity {
  if (uscc?.startsWith('92')) return 'individual'
  if (uscc?.startsWith('93')) return 'cooperative'
  if (uscc !== null) return 'enterprise'
  return firstOf(ENTITY_WORDS, name) ?? 'unknown'
}

function kindOf(text: RowText, shop: Entry['shop']): OperatorKind {
  const named = text.kind === '' ? undefined : firstOf(KIND_WORDS, text.kind)
  if (named !== undefined) return named
  if (shop?.kind === 'liveRoom') return 'liveRoom'
  return shop?.kind === 'site' ? 'ownSite' : 'inPlatform'
}

function readUscc(text: string, fault: Fault): string | null {
  if (text === '') return null
  const checked = checkCode(text)
  if ('uscc' in checked) return checked.uscc
  fault('uscc', `code_${checked.fault.code}`, checked.fault.details)
  return null
}

/** What each kind of file must tell of an operator. */
function checkNeeded(
  text: RowText,
  kind: ImportKind,
  known: { readonly uscc: string | null; readonly exemption: boolean },
  fault: Fault,
): void {
  if (kind === 'platformReport') {
    for (const field of FIELDS_NEEDED.platformReport)
      if (field !== 'name' && field !== 'uscc' && text[field] === '') fault(field, 'missing')
    if (text.uscc === '') {
      // 未办理登记的: 身份证件号码 and the declaration (第二十五条第二款第二项).
      if (text.identityNumber === '') fault('identityNumber', 'missing_unregistered')
      if (text.declaration === '') fault('declaration', 'missing_unregistered')
      else if (!known.exemption) fault('declaration', 'declaration')
    }
  }
  if (kind === 'registration' && text.uscc === '') fault('uscc', 'missing')
  if (kind === 'distributed' && text.uscc === '' && text.shopAddress === '' && text.shopName === '')
    fault('uscc', 'missing_any')
}

function readPlace(text: RowText, context: ReadContext, fault: Fault): Place | undefined {
  const placed = context.placeIn(text.address)
  let place = placed
  if (text.region !== '') {
    const region = context.regionNamed(text.region)
    if (region === undefined) {
      fault('region', 'region_unknown')
      return undefined
    }
    // A rule that finds a station within the region that the file names says more than the file.
    const isWithin = placed !== undefined && placed.region === region
    place = isWithin ? placed : { region: region as Place['region'], unitId: null, by: 'file' }
  }
  if (place === undefined) {
    fault('address', 'region_untold')
    return undefined
  }
  if (!context.mayKeepIn(place)) {
    fault(text.region === '' ? 'address' : 'region', 'region_outside', { region: place.region })
    return undefined
  }
  return place
}

/** 2024-03-05, 2024/3/5, 2024年3月5日, 20240305, or a spreadsheet's day number. */
function readDay(field: 'establishedOn' | 'licenceValidTo', text: RowText, fault: Fault): string | null {
  const plain = text[field].normalize('NFKC').trim()
  if (plain === '' || plain === '长期') return null
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[T ].*)?$/.exec(plain) ?? []
  const read = parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  if (read === undefined) fault(field, 'day')
  return read ?? null
}

function readSales(text: RowText, today: Day, fault: Fault): Entry['sales'] {
  if (text.sales === '') return null
  const narrow = text.sales.normalize('NFKC').replaceAll(/[\s,元]/g, '')
  const number = /^[\d.]+$/.test(narrow) ? parseExact(narrow) : undefined
  const amount = number === undefined ? undefined : toPlainDecimal(number)
  const thisYear = Number(today.slice(0, 4))
  const year =
    text.salesYear === ''
      ? thisYear - 1
      : Number(/^(\d{4})年?度?$/.exec(text.salesYear.normalize('NFKC'))?.[1])
  if (amount === undefined || compare(amount, 0) < 0) fault('sales', 'number')
  if (!Number.isInteger(year) || year < 2000 || year > thisYear) fault('salesYear', 'year')
  return amount === undefined || !Number.isInteger(year) ? null : { year, amount: String(amount) }
}

function readShop(text: RowText, context: ReadContext): Entry['shop'] {
  if (text.shopName === '' && text.shopAddress === '') return null
  const platform = text.platform || (context.kind === 'platformReport' ? context.platform : '')
  const name = text.shopName || text.name
  const kind: ShopKind = /直播/.test(text.kind + text.shopName)
    ? 'liveRoom'
    : platform === '' && parseWebAddress(text.shopAddress) !== undefined
      ? 'site'
      : 'shop'
  const shop = { kind, platform, name, address: text.shopAddress }
  return { ...shop, ...shopAddress(shop) }
}

/** What makes two rows speak of one thing: the shop, else the code, else the person or the name. */
export const factOf = (entry: Entry): string =>
  [
    entry.uscc ?? entry.identityNumber,
    entry.shop?.key ?? '',
    entry.uscc || entry.identityNumber || entry.shop ? '' : entry.name,
  ].join(' ')
