import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../app/testing.ts'
import type { Grant, Officer, Reach } from '../../kernel/actor.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { listMatters } from './service/list.ts'
import { getMatter } from './service/show.ts'
import { aMatter } from './testing.ts'
import { maySee, type VisibleMatter, visibilityOf } from './visibility.ts'

const REGIONS = ['990100', '990121', '990122', '980100'] as const
const REACHES: readonly Reach[] = ['unit', 'region', 'below']
const ROLES = ['creationOfficer', 'liaison', 'leader', 'auditAdministrator'] as const

interface Unit {
  readonly id: string
  readonly region: string
  readonly personId: string
}

let server: TestServer
let units: Unit[]
let matters: (VisibleMatter & { readonly id: string })[]

beforeAll(async () => {
  server = await testServer()
  units = await Promise.all(
    REGIONS.flatMap((region) =>
      [0, 1].map((place) => ({ region, account: `person-${region}-${place}` })),
    ).map(async ({ region, account }) => {
      const { id, unitId } = await server.addPerson({ account, region })
      return { id: unitId, region, personId: id }
    }),
  )
  const shapes = units.flatMap((unit, place) => {
    const next = units[(place + 3) % units.length] ?? unit
    return [
      { unit, shared: [] as Unit[], assignee: null },
      { unit, shared: [next], assignee: null },
      { unit, shared: [], assignee: next.personId },
    ]
  })
  matters = await Promise.all(
    shapes.map(async ({ unit, shared, assignee }) => ({
      id: await aMatter(server.world, {
        region: unit.region,
        unitId: unit.id,
        assigneeId: assignee,
        shares: shared.map((one) => ({ unitId: one.id, part: 'supporting' as const })),
      }),
      region: unit.region,
      unitId: unit.id,
      assigneeId: assignee,
      readPermission: 'assessment.read',
      shares: shared.map((one) => ({
        unitId: one.id,
        unitRegion: one.region === unit.region ? null : one.region,
      })),
    })),
  )
})
afterAll(() => server.close())

const index = (max: number) => fc.integer({ min: 0, max: max - 1 })
const anActor = fc
  .record({
    own: index(8),
    held: fc.array(fc.record({ unit: index(8), role: index(ROLES.length), reach: index(3) }), {
      maxLength: 3,
    }),
  })
  .map(({ own, held }) => (): Officer => {
    const unitAt = (place: number) => units[place] as Unit
    const unit = unitAt(own)
    return {
      kind: 'officer',
      personId: unit.personId,
      name: '',
      unitId: unit.id,
      region: unit.region as RegionCode,
      sessionId: '',
      grants: held.map(
        ({ unit: at, role, reach }): Grant => ({
          role: ROLES[role] as string,
          permissions: server.world.roleBundles[ROLES[role] as string] ?? [],
          reach: REACHES[reach] as Reach,
          region: unitAt(at).region as RegionCode,
          unitId: unitAt(at).id,
        }),
      ),
    }
  })

test('what the list shows is what opens one by one, and what the policy says', async () => {
  await fc.assert(
    fc.asyncProperty(anActor, index(24), async (makeActor, probe) => {
      const actor = makeActor()
      const visibility = visibilityOf(server.world, actor)
      const allowed = matters.filter((matter) => maySee(visibility, matter)).map((matter) => matter.id)
      const query = { view: 'all', open: 'open', due: 'any' } as const
      const listed = await listMatters(server.world, actor, { ...query, limit: 100 })
      expect(listed.items.map((row) => row.id).sort()).toEqual([...allowed].sort())
      const found = await listMatters(server.world, actor, { ...query, limit: 100, search: '网络市场' })
      expect(found.items.map((row) => row.id)).toEqual(listed.items.map((row) => row.id))
      const one = matters[probe]
      if (one === undefined) return
      expect((await getMatter(server.world, actor, one.id)).ok).toBe(allowed.includes(one.id))
      const ofUnit = await listMatters(server.world, actor, {
        ...query,
        limit: 100,
        unitId: one.unitId ?? '',
      })
      expect(ofUnit.items.every((row) => allowed.includes(row.id))).toBe(true)
      const ofRegion = await listMatters(server.world, actor, { ...query, limit: 100, region: one.region })
      const expected = matters.filter((each) => each.region === one.region && allowed.includes(each.id))
      expect(ofRegion.items).toHaveLength(expected.length)
    }),
    { numRuns: 120 },
  )
})

test('pages follow one another without a gap or a repeat', async () => {
  const actor = { kind: 'system', job: 'test' } as const
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listMatters(server.world, actor, {
      view: 'all',
      open: 'open',
      due: 'any',
      limit: 5,
      after,
    })
    seen.push(...page.items.map((row) => row.id))
    after = page.next ?? undefined
  } while (after !== undefined)
  expect([...seen].sort()).toEqual(matters.map((matter) => matter.id).sort())
})
