/** Builders for tests of plans. */
import { readFile } from 'node:fs/promises'
import { readDocument } from '../../../platform/documents/index.ts'
import { type Plan, readPlan } from './index.ts'

/** The bytes of a fixture. */
export function fixture(name: string): Promise<Uint8Array> {
  return readFile(new URL(`fixtures/${name}`, import.meta.url))
}

/** The plan that a file holds; a refusal fails the test with its code. */
export async function aPlanOf(bytes: Uint8Array | string, fileName: string): Promise<Plan> {
  const document = await readDocument(
    typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    fileName,
  )
  if (!document.ok) throw new Error(document.error.code)
  const plan = readPlan(document.value)
  if (!plan.ok) throw new Error(`${plan.error.code} ${JSON.stringify(plan.error.details)}`)
  return plan.value
}

/** A plan in its named fields alone, without places, confidences and readings. */
export function namedFields(plan: Plan) {
  const { totalAtLeast, groupRateAtLeast } = plan.passRule
  return {
    title: plan.title,
    planTitle: plan.planTitle,
    documentNumber: plan.documentNumber,
    issuedOn: plan.issuedOn,
    issuer: plan.issuer,
    jurisdiction: plan.jurisdiction,
    tasks: plan.tasks.map(({ number, section, title, text, leadUnits, responsibleUnits, guidingUnits }) => ({
      number,
      section,
      title,
      text,
      leadUnits,
      responsibleUnits,
      guidingUnits,
    })),
    stages: plan.stages.map(({ name, from, to, text }) => ({ name, from, to, text })),
    members: plan.members.map(({ role, name, position }) => ({ role, name, position })),
    indicators: plan.indicators.map((i) => ({
      number: i.number,
      group: i.group,
      groupPoints: i.groupPoints,
      subgroup: i.subgroup,
      subgroupPoints: i.subgroupPoints,
      kind: i.kind,
      name: i.name,
      points: i.points,
      criteria: i.criteria,
      sources: i.sources,
      leadUnits: i.leadUnits,
      responsibleUnits: i.responsibleUnits,
      taskRefs: i.taskRefs,
    })),
    passRule: {
      ...(totalAtLeast === undefined ? {} : { totalAtLeast }),
      ...(groupRateAtLeast === undefined ? {} : { groupRateAtLeast }),
    },
    targets: plan.targets.map(({ text, metric, value, by }) => ({ text, metric, value, by })),
  }
}

type Row = readonly (string | number | null)[]
/** A truth made by hand; rows in the order of their columns. */
export interface Truth {
  readonly head: Readonly<Record<string, string>>
  readonly tasks?: readonly Row[]
  readonly stages?: readonly Row[]
  readonly members?: readonly Row[]
  readonly indicators?: readonly Row[]
  readonly targets?: readonly Row[]
  readonly passRule: unknown
}

const list = (parts: readonly (string | number)[]) => parts.join('|')

function rowsOf(plan: Plan): Record<string, Row[]> {
  return {
    tasks: plan.tasks.map((t) => [
      t.number,
      t.section,
      t.title,
      t.text,
      list(t.leadUnits),
      list(t.responsibleUnits),
      list(t.guidingUnits),
    ]),
    stages: plan.stages.map((s) => [s.name, s.from, s.to, s.text]),
    members: plan.members.map((m) => [m.role, m.name, m.position]),
    indicators: plan.indicators.map((i) => [
      i.number,
      i.group,
      i.groupPoints,
      i.subgroup,
      i.subgroupPoints,
      i.kind,
      i.name,
      i.points,
      i.criteria,
      list(i.sources),
      list(i.leadUnits),
      list(i.responsibleUnits),
      list(i.taskRefs),
    ]),
    targets: plan.targets.map((t) => [t.metric, t.value, t.by]),
  }
}

/** Pairs rows in order by likeness, then counts equal fields; null in a truth is not judged. */
function compareRows(name: string, truth: readonly Row[], found: readonly Row[], out: string[]) {
  let hit = 0
  let wanted = 0
  let given = 0
  const left = found.map((row) => row)
  const score = (a: Row, b: Row) => a.filter((value, i) => value === null || value === b[i]).length
  for (const row of truth) {
    wanted += row.filter((v) => v !== null).length
    const best = left
      .map((other, i) => [score(row, other), -i, i] as const)
      .sort((a, b) => b[0] - a[0] || b[1] - a[1])[0]
    if (!best || best[0] <= row.length / 3) {
      out.push(`${name}: missing ${JSON.stringify(row)}`)
      continue
    }
    const [other = []] = left.splice(best[2], 1)
    given += row.filter((v) => v !== null).length
    row.forEach((value, i) => {
      if (value === null) return
      if (value === other[i]) hit += 1
      else out.push(`${name}: want ${JSON.stringify(value)} got ${JSON.stringify(other[i])}`)
    })
  }
  for (const row of left) {
    given += row.length
    out.push(`${name}: extra ${JSON.stringify(row)}`)
  }
  return { hit, wanted, given }
}

/** Counts equal fields of a plan and its truth, and names the differences. */
export function comparePlan(plan: Plan, truth: Truth) {
  const differences: string[] = []
  const sum = { hit: 0, wanted: 0, given: 0 }
  const add = (part: { hit: number; wanted: number; given: number }) => {
    sum.hit += part.hit
    sum.wanted += part.wanted
    sum.given += part.given
  }
  const { at, ...passRule } = plan.passRule
  const found: Record<string, unknown> = { ...plan, passRule }
  for (const [key, value] of Object.entries({ ...truth.head, passRule: truth.passRule })) {
    const same = JSON.stringify(found[key]) === JSON.stringify(value)
    add({ hit: same ? 1 : 0, wanted: 1, given: 1 })
    if (!same) differences.push(`${key}: want ${JSON.stringify(value)} got ${JSON.stringify(found[key])}`)
  }
  const rows = rowsOf(plan)
  for (const part of ['tasks', 'stages', 'members', 'indicators', 'targets'] as const) {
    const wanted = truth[part]
    if (wanted) add(compareRows(part, wanted, rows[part] ?? [], differences))
  }
  return { ...sum, differences }
}
