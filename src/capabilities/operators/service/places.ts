/** 属地规则: which region and station an address belongs to; rules that officers read, try and mend. */
import { randomUUID } from 'node:crypto'
import { may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { currentRegions, descendantsOf, findRegion, resolveRegion } from '../../../kernel/region.ts'
import { type RegionCode, regionPrefix } from '../../../kernel/region-code.ts'
import { shortName } from '../../../kernel/region-name.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import { findUnits } from '../../organisation/index.ts'
import { type Place, type PlaceName, type PlaceRule, placeAnew, placeOf } from '../domain/place.ts'
import * as store from '../store/place-rules.ts'
import { listLocalNames } from '../store/regions.ts'
import { nameOfRegion } from './regions.ts'
import { KEEP, READ } from './register.ts'

const china = chinaRegions()

/** What places an address: the rules of a region, and the names of what lies in it. */
export interface Placing {
  readonly rules: readonly PlaceRule[]
  readonly names: readonly PlaceName[]
  readonly home: RegionCode
}

export async function loadPlacing(tx: Tx, region: RegionCode): Promise<Placing> {
  const rules = await store.listRules(tx, region)
  const local = await listLocalNames(tx)
  const prefix = regionPrefix(region)
  const known = findRegion(china, region)
  const own = known === undefined ? [] : [...currentRegions(china, region), ...descendantsOf(china, region)]
  return {
    home: region,
    rules: rules.map((rule) => ({
      id: rule.id,
      words: rule.words,
      notWords: rule.not_words,
      toRegion: rule.to_region as RegionCode,
      toUnit: rule.to_unit,
    })),
    names: [
      ...own.map(({ code, name }) => ({ code, name })),
      ...local
        .filter(({ code }) => code.startsWith(prefix))
        .map(({ code, name }) => ({ code: code as RegionCode, name })),
    ],
  }
}

/** Where an address lies; undefined where neither a rule nor a name tells. */
export const placeAddress = (placing: Placing, address: string): Place | undefined =>
  placeOf(address, placing.rules, placing.names)

/** The region within the office's own that a text names, by code or by name. */
export function regionNamed(placing: Placing, text: string): RegionCode | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  if (/^\d{6}(\d{3})?$/.test(plain)) {
    const known = placing.names.some(({ code }) => code === plain) || findRegion(china, plain as RegionCode)
    return known ? (plain as RegionCode) : undefined
  }
  const named = placing.names.filter(
    ({ name }) => plain === name || plain === shortName(name) || plain.endsWith(name),
  )
  return named.length === 1 ? named[0]?.code : resolveRegion(china, plain)?.code
}

export async function listPlaceRules(world: World, actor: Officer) {
  return await world.db.read(scopeOf(actor, READ), async (tx) => {
    const rules = await store.listRules(tx, actor.region)
    const { names, stations } = await store.listPlaces(tx, regionPrefix(actor.region))
    const local = new Map(names.map(({ code, name }) => [code, name]))
    const own = findRegion(china, actor.region) === undefined ? [] : descendantsOf(china, actor.region)
    const regions = [
      { code: actor.region as string, name: nameOfRegion(actor.region, local.get(actor.region)) },
    ]
    for (const { code, name } of [...own, ...names])
      if (!regions.some((each) => each.code === code)) regions.push({ code, name })
    return {
      items: rules.map((rule) => ({
        id: rule.id,
        words: [...rule.words],
        notWords: [...rule.not_words],
        toRegion: rule.to_region,
        toUnit: rule.to_unit,
        remark: rule.remark,
        regionName: nameOfRegion(rule.to_region, rule.to_name),
        unitName: rule.unit_name,
      })),
      regions,
      stations: [...stations],
    }
  })
}

export interface RuleInput {
  /** Of a rule that stands; what it has placed stays placed by it. */
  readonly id?: string | undefined
  readonly words: readonly string[]
  readonly notWords: readonly string[]
  readonly toRegion: string
  readonly toUnit: string | null
  readonly remark: string
}

/** The office's rules as a whole. Nobody sends addresses to a region that he does not keep. */
export async function savePlaceRules(
  world: World,
  actor: Officer,
  rules: readonly RuleInput[],
): Promise<Result<{ count: number }>> {
  const { region } = actor
  if (!may(actor, KEEP, { region, unitId: null }))
    return refuse('forbidden', 'permission.missing', { permission: KEEP })
  const foreign = rules.find((rule) => !rule.toRegion.startsWith(regionPrefix(region)))
  if (foreign !== undefined) return refuse('invalid', 'operators.rule_outside', { region: foreign.toRegion })
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<{ count: number }>> => {
    const standing = new Set((await store.listRules(tx, region)).map(({ id }) => id))
    const units = new Set(rules.flatMap((rule) => rule.toUnit ?? []))
    const known = units.size === 0 ? [] : await findUnits(tx, [...units])
    if (known.length !== units.size) return refuse('invalid', 'operators.no_such_station')
    await store.replaceRules(
      tx,
      region,
      rules.map((rule, position) => ({
        id: rule.id !== undefined && standing.delete(rule.id) ? rule.id : randomUUID(),
        region,
        position,
        words: rule.words,
        not_words: rule.notWords,
        to_region: rule.toRegion,
        to_unit: rule.toUnit,
        remark: rule.remark,
      })),
      world.clock.now(),
    )
    await record(tx, actor, {
      action: 'operators.placeRulesSaved',
      subject: { type: 'operators.placeRules', id: region },
      region,
      unitId: actor.unitId,
      details: { count: rules.length },
    })
    return ok({ count: rules.length })
  })
}

const ADDRESSES_MOST = 5000
const CHANGES_SHOWN = 20

/** Where an operator of the register belongs by these rules; undefined where it stays. */
export const placeStanding = (
  placing: Placing,
  rulesOfOthers: ReadonlySet<string>,
  { address, region, unit_id, placed_by }: store.Placed,
): Place | undefined =>
  placeAnew(
    { address, region: region as RegionCode, unitId: unit_id, by: placed_by },
    placing.rules,
    placing.names,
    rulesOfOthers,
  )

/** 规则影响: which operators of the register would lie elsewhere by the rules given; nothing is changed. */
export async function tryPlaceRules(world: World, actor: Officer, rules: readonly RuleInput[]) {
  return await world.db.read(scopeOf(actor, READ), async (tx) => {
    const now = await loadPlacing(tx, actor.region)
    const others = await store.listRulesOfOthers(tx, actor.region)
    const operators = await store.listSeenLast(tx, ADDRESSES_MOST)
    const then = {
      ...now,
      rules: rules.map((rule) => ({ ...rule, id: rule.id ?? '', toRegion: rule.toRegion as RegionCode })),
    }
    const changes = operators.flatMap((row) => {
      const after = placeStanding(then, others, row)
      if (after === undefined) return []
      const { id, name, address, region, unit_id } = row
      const places = {
        before: { region, unitId: unit_id },
        after: { region: after.region, unitId: after.unitId },
      }
      return [{ id, name, address, ...places }]
    })
    return {
      looked: operators.length,
      changed: changes.length,
      items: changes.slice(0, CHANGES_SHOWN),
    }
  })
}

/** 试判: where an address would lie, and what says so. */
export async function tryAddress(world: World, actor: Officer, address: string) {
  return await world.db.read(scopeOf(actor, READ), async (tx) => {
    const placing = await loadPlacing(tx, actor.region)
    const place = placeAddress(placing, address)
    const rule = placing.rules.find((each) => each.id === place?.by)
    const [unit] = place?.unitId == null ? [] : await findUnits(tx, [place.unitId])
    const key = place === undefined ? 'nothing' : rule === undefined ? 'name' : 'rule'
    const say = (language: Language) =>
      world.translate(language, `operators.placed_by_${key}`, { words: rule?.words.join(' + ') ?? '' })
    const name = placing.names.find(({ code }) => code === place?.region)?.name
    return {
      region: place?.region ?? null,
      regionName: place === undefined ? null : nameOfRegion(place.region, name),
      unitName: unit?.name ?? null,
      by: { zh: say('zh'), en: say('en') },
    }
  })
}
