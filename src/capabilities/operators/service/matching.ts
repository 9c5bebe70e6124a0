/** 网店与主体匹配: candidates with their reasons, decided by officers; what they decide measures the program. */
import { type Actor, may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import type { MatchCandidate } from '../contract.ts'
import { reasonText } from '../matching/answer.ts'
import { matchAmong, wordsSought } from '../matching/few.ts'
import type { Candidate } from '../matching/match.ts'
import { COUNTRY } from '../matching/places.ts'
import { EMPTY_SUBJECT, ReadSubject, type Subject } from '../matching/subject.ts'
import * as store from '../store/matching.ts'
import { listLocalNames } from '../store/regions.ts'
import { findShops, type ShopRecord } from '../store/shops.ts'
import { nameOfRegion } from './regions.ts'
import { KEEP, READ, toShop } from './register.ts'
import { giveShopIn } from './shops.ts'

/** For each word of the name, and shown to the officer. */
const EACH_MAX = 40
const SHOWN_MAX = 10

/** The seller that the page shows is asked first, the shop's own name beside it. */
function subjectOf(shop: ShopRecord): Subject {
  const { seller_name: seller, name, seller_uscc: code } = shop
  return {
    ...EMPTY_SUBJECT,
    id: shop.id,
    name: seller || name,
    code: code ?? '',
    aliases: seller === '' ? '' : name,
  }
}

interface Judged {
  readonly record: store.CandidateRecord
  readonly judged: Candidate
}

async function judgeShop(tx: Tx, shop: ShopRecord, also?: string): Promise<readonly Judged[]> {
  const subject = subjectOf(shop)
  const places = COUNTRY.with(await listLocalNames(tx))
  // As it is compared: pages show codes in full width, too.
  const { code } = new ReadSubject(subject)
  const sought = { codes: code === '' ? [] : [code], words: wordsSought(subject, places) }
  const records = await store.findCandidates(
    tx,
    shop.id,
    also === undefined ? sought : { ...sought, also },
    EACH_MAX,
  )
  const byId = new Map(records.map((each) => [each.id, each]))
  const entities = records.map(
    ({ id, name, uscc, address, phone, representative }): Subject => ({
      ...EMPTY_SUBJECT,
      id,
      name,
      code: uscc ?? '',
      address,
      phone,
      person: representative,
    }),
  )
  return matchAmong(subject, entities, places).flatMap((judged) => {
    const record = byId.get(judged.entity.id)
    return record === undefined ? [] : [{ record, judged }]
  })
}

function keepingOf(actor: Actor, shop: ShopRecord): Refusal | null {
  return may(actor, KEEP, { region: shop.region as RegionCode, unitId: shop.unit_id })
    ? null
    : refuse('forbidden', 'permission.missing', { permission: KEEP }).error
}

const toCandidate = ({ record: row, judged }: Judged): MatchCandidate => ({
  operatorId: row.id,
  name: row.name,
  uscc: row.uscc,
  address: row.address,
  region: row.region,
  regionName: nameOfRegion(row.region, row.local_name),
  status: row.status as MatchCandidate['status'],
  class: judged.class,
  score: judged.score,
  reasons: judged.reasons.map((reason) => ({
    points: Math.round(reason.points * 10) / 10,
    text: { zh: reasonText(reason, 'zh'), en: reasonText(reason, 'en') },
  })),
  verdict: row.verdict,
})

export async function listCandidates(world: World, actor: Actor, shopId: string) {
  return await world.db.read(scopeOf(actor, READ), async (tx) => {
    const [shop] = await findShops(tx, [shopId], 'look')
    if (shop === undefined) return refuse('not_found', 'operators.no_such_shop')
    const judged = await judgeShop(tx, shop)
    const shown = judged.filter(({ judged: { points } }, place) => place < SHOWN_MAX && points > NOT_WORTH)
    return ok({ shop: toShop(shop), candidates: shown.map(toCandidate), keeping: keepingOf(actor, shop) })
  })
}

/** Pairs that share a word and nothing else are not shown. */
const NOT_WORTH = -3

export async function decideMatch(
  world: World,
  actor: Officer,
  shopId: string,
  input: { readonly operatorId: string; readonly verdict: 'same' | 'different' },
): Promise<Result<Record<string, never>>> {
  const at = world.clock.now()
  const { operatorId, verdict } = input
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<Record<string, never>>> => {
    const [shop] = await findShops(tx, [shopId], 'lock')
    if (shop === undefined) return refuse('not_found', 'operators.no_such_shop')
    const missing = keepingOf(actor, shop)
    if (missing !== null) return { ok: false, error: missing }
    const judged = await judgeShop(tx, shop, operatorId)
    const place = judged.findIndex((each) => each.record.id === operatorId)
    const pair = judged[place]
    if (pair === undefined) return refuse('not_found', 'operators.no_such_operator')
    if (verdict === 'same') {
      const given = await giveShopIn(tx, world, actor, shopId, {
        operatorId,
        reasonKey: 'operators.match_confirmed',
      })
      if (!given.ok) return given
    } else {
      if (shop.operator_id === operatorId) return refuse('conflict', 'operators.match_given')
      await record(tx, actor, {
        action: 'operators.matchDenied',
        subject: { type: 'operators.shop', id: shopId },
        region: shop.region as RegionCode,
        unitId: shop.unit_id,
        details: { operator: operatorId },
      })
    }
    const { class: judgedAs, score } = pair.judged
    await store.saveDecision(tx, {
      shopId,
      operatorId,
      region: shop.region,
      verdict,
      judged: judgedAs,
      // What the program would not have offered counts as not found.
      place: judgedAs === 'no' ? 0 : place + 1,
      score,
      personId: actor.personId,
      at,
    })
    return ok({})
  })
}

export async function getMatchQuality(world: World, actor: Actor) {
  const counts = await world.db.read(scopeOf(actor, READ), (tx) => store.countDecisions(tx))
  const sum = (fits: (each: store.DecisionCount) => boolean) =>
    counts.filter(fits).reduce((total, { count }) => total + count, 0)
  const precisionOf = (judged: 'same' | 'maybe') => ({
    right: sum((each) => each.is_first && each.judged === judged && each.verdict === 'same'),
    of: sum((each) => each.is_first && each.judged === judged),
  })
  const confirmed = sum(({ verdict }) => verdict === 'same')
  const [same, maybe] = [precisionOf('same'), precisionOf('maybe')]
  return {
    precisionOfSame: same,
    precisionOfMaybe: maybe,
    recallOfSame: { right: same.right, of: confirmed },
    recallOfFirst: { right: same.right + maybe.right, of: confirmed },
    denied: sum(({ verdict }) => verdict === 'different'),
  }
}
