/** 材料矩阵: which unit has delivered what for which indicator, and what nobody has. */
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { World } from '../../../platform/world.ts'
import { listIndicators } from '../edition/index.ts'
import { countMatrix, type MatrixCount } from '../store/materials.ts'
import { loadGrounds, provedItems } from './materials.ts'

type Part = 'lead' | 'responsible' | 'guiding'

/** The first part that a unit has in an indicator is the one that is shown. */
const PARTS: readonly Part[] = ['lead', 'responsible', 'guiding']

export async function getMatrix(world: World, actor: Actor) {
  if (actor.kind !== 'officer') return refuse('forbidden', 'assessment.region_needed')
  const { region } = actor
  const today: Day = dayOf(world.clock.now())
  return await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => {
    const grounds = await loadGrounds(tx, region)
    if (!grounds.ok) return grounds
    const { counts, responsibilities } = await countMatrix(tx, region, today)
    const { edition, units } = grounds.value
    const needed = provedItems(edition)
    const byIndicator = Map.groupBy(counts, (each) => each.indicator)
    const indicators = listIndicators(edition).flatMap(({ number, title }) => {
      const items = needed.filter((place) => place.indicator.number === number).map((each) => each.item.key)
      if (items.length === 0) return []
      const own = byIndicator.get(number) ?? []
      const covering = new Set(own.filter(isCounting).map((each) => each.item))
      const missing = items.filter((item) => !covering.has(item))
      const parts = new Map<string, Part>()
      for (const part of [...PARTS].reverse())
        for (const each of responsibilities)
          if (each.indicator === number && each.part === part) parts.set(each.unit_id, part)
      const answers = answering(parts)
      const unitIds = [...new Set([...parts.keys(), ...own.map((each) => each.unit_id)])]
      const cells = unitIds.map((unitId) => ({
        unitId,
        part: parts.get(unitId) ?? null,
        ...sumOf(own.filter((each) => each.unit_id === unitId)),
        missing: answers.has(unitId) ? missing.length : 0,
      }))
      return [{ number, title, items: items.length, covered: items.length - missing.length, missing, cells }]
    })
    const shown = new Set(indicators.flatMap((each) => each.cells.map((cell) => cell.unitId)))
    return ok({ indicators, units: units.filter((unit) => shown.has(unit.id)) })
  })
}

const isCounting = ({ accepted, pending }: MatrixCount) => accepted + pending > 0

/** Whom to ask: the leading units, or all responsible ones where none leads. */
function answering(parts: ReadonlyMap<string, Part>): ReadonlySet<string> {
  const holding = (part: Part) => [...parts].filter(([, each]) => each === part).map(([unitId]) => unitId)
  const leading = holding('lead')
  return new Set(leading.length > 0 ? leading : holding('responsible'))
}

function sumOf(counts: readonly MatrixCount[]) {
  const sum = { accepted: 0, pending: 0, returned: 0, expired: 0 }
  for (const each of counts) {
    sum.accepted += each.accepted
    sum.pending += each.pending
    sum.returned += each.returned
    sum.expired += each.expired
  }
  return sum
}
