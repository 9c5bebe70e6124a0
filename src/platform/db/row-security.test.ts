/** 权限范围: the policy (`may`) and the database (row-level security) agree, for each kind of actor. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Actor,
  type Grant,
  may,
  type OutsideParty,
  type Permission,
  scopeOf,
} from '../../kernel/actor.ts'
import { parseRegionCode, type RegionCode } from '../../kernel/region-code.ts'
import { type ProbeRow, probeTable, seenThroughSql, type TestDatabase, testDatabase } from './testing.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await probeTable(database)
})
afterAll(() => database.drop())

const PERSON = '00000000-0000-4000-8000-0000000000ff'
const PERMISSIONS: readonly Permission[] = ['probe.read', 'probe.act']
const REGIONS = [
  '000000',
  '350000',
  '350400',
  '350421',
  '350421001',
  '350421999',
  '350422',
  '350500',
  '360000',
  '360421',
].map((text) => parseRegionCode(text) as RegionCode)
const UNITS = [1, 2, 3].map((place) => `00000000-0000-4000-8000-00000000000${place}`)

const region = fc.constantFrom(...REGIONS)
const unit = fc.constantFrom(...UNITS)
const grant: fc.Arbitrary<Grant> = fc.record({
  role: fc.constant('any'),
  permissions: fc.subarray([...PERMISSIONS]),
  reach: fc.constantFrom('unit', 'region', 'below'),
  region,
  unitId: unit,
})
const officer: fc.Arbitrary<Actor> = fc.record({
  kind: fc.constant('officer' as const),
  personId: fc.constant(PERSON),
  name: fc.constant('试'),
  unitId: unit,
  region,
  sessionId: fc.constant(PERSON),
  grants: fc.array(grant, { maxLength: 5 }),
})
const job: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({ kind: fc.constant('system' as const), job: fc.constant('probe'), region }),
  fc.constant({ kind: 'system' as const, job: 'probe' }),
)
const rows: fc.Arbitrary<ProbeRow[]> = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }),
    region,
    unitId: fc.option(unit),
  }),
  { selector: (row) => row.id, maxLength: 12 },
)

async function agree(actor: Actor, permission: Permission, records: readonly ProbeRow[]): Promise<void> {
  const allowed = records
    .filter((row) => may(actor, permission, { region: row.region as RegionCode, unitId: row.unitId }))
    .map((row) => row.id)
  expect(await seenThroughSql(database, scopeOf(actor, permission), records)).toEqual(allowed)
}

describe('an officer', () => {
  test('sees and changes in SQL exactly what the policy allows, for any grants over any records', async () => {
    await fc.assert(fc.asyncProperty(officer, fc.constantFrom(...PERMISSIONS), rows, agree), { numRuns: 300 })
  })

  test('without a grant sees nothing', async () => {
    const nobody = {
      kind: 'officer',
      personId: PERSON,
      name: '',
      unitId: UNITS[0] ?? '',
      sessionId: '',
    } as const
    const records = REGIONS.map((code) => ({ id: code, region: code, unitId: UNITS[0] ?? null }))
    const actor: Actor = { ...nobody, region: REGIONS[0] as RegionCode, grants: [] }
    expect(await seenThroughSql(database, scopeOf(actor, 'probe.read'), records)).toEqual([])
    expect(await seenThroughSql(database, scopeOf(actor, 'any'), records)).toEqual([])
  })

  test('sees under `any` what some grant shows, and a further grant takes nothing away', async () => {
    await fc.assert(
      fc.asyncProperty(officer, grant, rows, async (actor, more, records) => {
        if (actor.kind !== 'officer') return
        const granted = actor.grants.flatMap((one) => one.permissions)
        const some = new Set<string>()
        for (const permission of granted)
          for (const id of await seenThroughSql(database, scopeOf(actor, permission), records)) some.add(id)
        const any = await seenThroughSql(database, scopeOf(actor, 'any'), records)
        expect(any).toEqual(expect.arrayContaining([...some]))
        const wider = { ...actor, grants: [...actor.grants, more] }
        expect(await seenThroughSql(database, scopeOf(wider, 'any'), records)).toEqual(
          expect.arrayContaining(any),
        )
      }),
      { numRuns: 60 },
    )
  })
})

describe('a job of the system', () => {
  test('sees its region and all below it, or everything when it has none', async () => {
    await fc.assert(fc.asyncProperty(job, fc.constantFrom(...PERMISSIONS), rows, agree), { numRuns: 100 })
  })
})

describe('an outside party', () => {
  const parties = ['enterprise', 'consumer', 'whistleblower'] as const

  test('sees no record by region or unit, and may nothing; only its own reference is set', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parties), fc.string(), rows, async (party, reference, records) => {
        const actor: OutsideParty = { kind: 'outside', party, reference }
        const scope = scopeOf(actor, 'any')
        expect(scope).toEqual({ regions: [], prefixes: [], units: [], personId: '', reference })
        await agree(actor, 'probe.read', records)
        expect(await seenThroughSql(database, scope, records)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test('is the only kind that a reference is set for', () => {
    fc.assert(
      fc.property(fc.oneof(officer, job), (actor) => {
        expect(scopeOf(actor, 'any').reference).toBe('')
      }),
    )
  })
})
