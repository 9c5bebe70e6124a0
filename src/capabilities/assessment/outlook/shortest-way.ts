/**
 * 最短路径: the cheapest steps that lead over the pass line: every group to its floor, and the total. Pure and exact.
 *
 * Points and days are scaled to whole numbers. Per group, and then over the groups, the best set is kept for every
 * number of points that can be had; what another set beats in points and cost cannot belong to a cheapest way and is
 * dropped. So the answer is the optimum, not an approximation.
 */
import { type Decimal, exact, toPlainDecimal } from '../../../kernel/exact.ts'
import type { Score } from '../scoring/index.ts'
import type { GainChoice, GainOption } from './gains.ts'

export interface Shortfall {
  /** To the total; absent where the total can be reached. */
  readonly total?: Decimal
  /** To the floors of these groups. */
  readonly groups: readonly { readonly key: string; readonly short: Decimal }[]
}

export interface PointsReached {
  readonly total: Decimal
  readonly groups: Readonly<Record<string, Decimal>>
}

export type ShortestWay =
  /** The line is passed by what is sure already, or the steps lead over it. */
  | {
      readonly outcome: 'passed' | 'reachable'
      readonly options: readonly GainOption[]
      readonly days: Decimal
      readonly reached: PointsReached
    }
  /** All that is within reach is not enough. */
  | { readonly outcome: 'out_of_reach'; readonly reached: PointsReached; readonly shortfall: Shortfall }

/** A set of options with what it brings and costs; `before` and `option` lead back through it. */
interface Way {
  readonly points: number
  readonly days: number
  readonly steps: number
  readonly option?: GainOption
  readonly before?: Way
  /** Where two ways were joined. */
  readonly joined?: Way
}

const START: Way = { points: 0, days: 0, steps: 0 }

export function findShortestWay(score: Score, choices: readonly GainChoice[]): ShortestWay {
  const pointScale = scaleOf([
    ...choices.flatMap((choice) => choice.options.map((option) => option.points)),
    ...score.groups.flatMap((group) => [group.sure, group.floor.points]),
    score.sure,
    score.total.atLeast,
  ])
  const dayScale = scaleOf(choices.flatMap((choice) => choice.options.map((option) => option.days)))
  const wholePoints = (value: Decimal) => toWhole(value, pointScale)

  const groups = score.groups.map((group) => {
    const own = choices.filter((choice) => choice.group === group.key)
    const ways = own.reduce<readonly Way[]>(
      (found, choice) => addChoice(found, choice, wholePoints, (days) => toWhole(days, dayScale)),
      [START],
    )
    const most = ways.at(-1)?.points ?? 0
    const need = wholePoints(group.floor.points) - wholePoints(group.sure)
    return { group, ways, most, need: Math.max(0, need), hasRate: group.rate !== undefined }
  })
  const need = Math.max(0, wholePoints(score.total.atLeast) - wholePoints(score.sure))
  const most = groups.reduce((total, each) => total + each.most, 0)
  const missed = groups.filter((each) => each.most < each.need || !each.hasRate)
  const fromWhole = (value: number) => fromScale(value, pointScale)

  if (missed.length > 0 || most < need) {
    return {
      outcome: 'out_of_reach',
      reached: {
        total: fromWhole(wholePoints(score.sure) + most),
        groups: Object.fromEntries(
          groups.map(({ group, most: more }) => [group.key, fromWhole(wholePoints(group.sure) + more)]),
        ),
      },
      shortfall: {
        ...(most < need && { total: fromWhole(need - most) }),
        groups: missed.map((each) => ({
          key: each.group.key,
          short: fromWhole(Math.max(0, each.need - each.most)),
        })),
      },
    }
  }

  let ways: readonly Way[] = [START]
  for (const each of groups) {
    const enough = each.ways.filter((way) => way.points >= each.need)
    ways = undominated(
      ways.flatMap((before) =>
        enough.map((joined) => ({
          points: before.points + joined.points,
          days: before.days + joined.days,
          steps: before.steps + joined.steps,
          before,
          joined,
        })),
      ),
    )
  }
  const best = ways.filter((way) => way.points >= need).toSorted(byCost)[0]
  if (best === undefined) throw new Error('the points are within reach, but no way leads to them')
  const options = optionsOf(best)
  const gained = (key: string) =>
    optionsIn(options, choices, key).reduce((total, option) => total + wholePoints(option.points), 0)
  return {
    outcome: need === 0 && groups.every((each) => each.need === 0) ? 'passed' : 'reachable',
    options,
    days: fromScale(best.days, dayScale),
    reached: {
      total: fromWhole(wholePoints(score.sure) + best.points),
      groups: Object.fromEntries(
        groups.map(({ group }) => [group.key, fromWhole(wholePoints(group.sure) + gained(group.key))]),
      ),
    },
  }
}

/** Every way with none or one of the options of a choice added. */
function addChoice(
  ways: readonly Way[],
  choice: GainChoice,
  wholePoints: (value: Decimal) => number,
  wholeDays: (value: Decimal) => number,
): readonly Way[] {
  const taken = choice.options.flatMap((option) => {
    const points = wholePoints(option.points)
    const days = wholeDays(option.days)
    return ways.map((before) => ({
      points: before.points + points,
      days: before.days + days,
      steps: before.steps + option.steps.length,
      option,
      before,
    }))
  })
  return undominated([...ways, ...taken])
}

/** Cheapest first: fewer days, then fewer steps, then more points. */
function byCost(left: Way, right: Way): number {
  return left.days - right.days || left.steps - right.steps || right.points - left.points
}

/** Without the ways that another one equals or beats in points at no more cost; points and cost then rise together. */
function undominated(ways: readonly Way[]): readonly Way[] {
  const kept: Way[] = []
  let most = -1
  for (const way of ways.toSorted(byCost)) {
    if (way.points <= most) continue
    kept.push(way)
    most = way.points
  }
  return kept
}

function optionsOf(way: Way): readonly GainOption[] {
  return [
    ...(way.before ? optionsOf(way.before) : []),
    ...(way.joined ? optionsOf(way.joined) : []),
    ...(way.option ? [way.option] : []),
  ]
}

function optionsIn(options: readonly GainOption[], choices: readonly GainChoice[], group: string) {
  const own = new Set(choices.filter((choice) => choice.group === group).flatMap((choice) => choice.options))
  return options.filter((option) => own.has(option))
}

/** How many times the values are whole numbers: a power of ten by their places. */
function scaleOf(values: readonly Decimal[]): bigint {
  const places = values.map((value) => value.split('.')[1]?.length ?? 0)
  return 10n ** BigInt(Math.max(0, ...places))
}

function toWhole(value: Decimal, scale: bigint): number {
  const [whole = '0', places = ''] = value.split('.')
  const digits = String(scale).length - 1
  const scaled = Number(BigInt(whole + places.padEnd(digits, '0')))
  if (!Number.isSafeInteger(scaled)) throw new Error(`${value} is too long to be counted with`)
  return scaled
}

function fromScale(value: number, scale: bigint): Decimal {
  const plain = toPlainDecimal(exact(`${value}/${scale}`))
  if (plain === undefined) throw new Error(`${value}/${scale} is no decimal`)
  return plain
}
