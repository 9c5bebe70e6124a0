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
