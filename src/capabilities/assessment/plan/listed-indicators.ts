/** 分条列出的指标: indicators written as numbered items with their points behind the name, not as a table. Pure. */
import { withoutStop } from './fold.ts'
import { splitPoints } from './indicator-table.ts'
import { linesOf, type Section, titleAndBody, walkSections } from './outline.ts'
import type { Passage } from './passage.ts'
import type { PlanIndicator } from './plan.ts'
import { findUnitClauses } from './unit-clauses.ts'
import { unitFields } from './unit-list.ts'

/** Takes the chapters of such items out of the tree and gives what they hold. */
export function takeListedIndicators(root: Section): PlanIndicator[] {
  const chapters = root.children
    .map((section) => ({ section, items: itemsUnder(section) }))
    .filter(({ section, items }) => items.length >= 3 || (items.length > 0 && pointsOf(section) !== null))
  const found = chapters.flatMap(({ items }) => items)
  if (found.length < 3) return []
  for (const { section } of chapters) root.children.splice(root.children.indexOf(section), 1)
  return found
}

function pointsOf(section: Section): number | null {
  return splitPoints(titleAndBody(section.lines).title).points
}

/** The deepest items with points, under parents most of whose items have some. */
function itemsUnder(section: Section): PlanIndicator[] {
  const all = [...walkSections(section, [section])]
  const leaves = all.filter((entry) => entry.section.children.every((child) => pointsOf(child) === null))
  const pointed = leaves.filter((entry) => pointsOf(entry.section) !== null)
  if (pointed.length === 0 || pointed.length * 2 < leaves.length) return []
  return pointed.map(({ section: item, parents }) => indicatorOf(item, parents))
}

function indicatorOf(item: Section, parents: readonly Section[]): PlanIndicator {
  const { title, body } = titleAndBody(linesOf(item))
  const { name, points } = splitPoints(title)
  const above = parents
    .filter((parent) => pointsOf(parent) !== null)
    .map((parent) => splitPoints(titleAndBody(parent.lines).title))
  const [group, subgroup] = above
  const clauses = findUnitClauses(body)
  const units = clauses.flatMap((clause) => clause.units)
  return {
    number: item.marker?.number ?? null,
    group: group?.name ?? '',
    groupPoints: group?.points ?? null,
    subgroup: subgroup?.name ?? '',
    subgroupPoints: subgroup?.points ?? null,
    kind: '',
    name,
    points,
    criteria: withoutStop(textBeside(body, clauses)),
    sources: [],
    methods: [],
    ...unitFields(units),
    taskRefs: [],
    units,
    restored: {},
    at: item.lines[0]?.at ?? { line: 1 },
    confidence: 0.75,
  }
}

/** The rule that all are passed by, under the last of them. */
const PASSED = /[。；;](?:评估|考核)?[总總](?:得|評|评)?分[^。]{0,60}(?:合格|达标|達標|通过|通過)。?$/u

function textBeside(body: Passage, clauses: readonly { from: number; to: number }[]): string {
  let text = ''
  let from = 0
  for (const clause of clauses) {
    text += body.text.slice(from, clause.from)
    from = clause.to
  }
  return (text + body.text.slice(from))
    .replace(PASSED, '')
    .replace(/^(?:评分标准|评分细则|打分标准|计分办法|评分办法|标准)[:：]/u, '')
}
