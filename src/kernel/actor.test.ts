/** Grants taken together against each grant by itself. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Grant, may, mayAnywhere, type Officer, scopeOf } from './actor.ts'
import { parseRegionCode, type RegionCode, regionPrefix } from './region-code.ts'

const regions = ['350000', '350400', '350421', '350427', '110101']
  .map(parseRegionCode)
  .filter((code): code is RegionCode => code !== undefined)
const PERMISSIONS = ['matters.read', 'matters.assign', 'figures.read'] as const
const aGrant = fc.record({
  role: fc.constant('role'),
  permissions: fc.subarray([...PERMISSIONS]),
  reach: fc.constantFrom('unit', 'region', 'below'),
  region: fc.constantFrom(...regions),
  unitId: fc.constantFrom('u1', 'u2', 'u3'),
})
const anOfficer = fc.array(aGrant, { maxLength: 8 }).map(
  (grants): Officer => ({
    kind: 'officer',
    personId: 'p',
    name: '甲',
    unitId: 'u1',
    region: grants[0]?.region ?? (regions[0] as RegionCode),
    grants,
    sessionId: 's',
  }),
)
const reaches = (grant: Grant, region: RegionCode, unitId: string | null) =>
  (unitId !== null && grant.unitId === unitId) ||
  (grant.reach === 'region' && grant.region === region) ||
  (grant.reach === 'below' && region.startsWith(regionPrefix(grant.region)))

test('many grants allow what one of them allows, and nothing else', () => {
  const place = fc.record({
    region: fc.constantFrom(...regions),
    unitId: fc.option(fc.constantFrom('u1', 'u2', 'u3', 'u4')),
  })
  fc.assert(
    fc.property(anOfficer, fc.constantFrom(...PERMISSIONS), place, (officer, permission, at) => {
      const giving = officer.grants.filter((grant) => grant.permissions.includes(permission))
      expect(may(officer, permission, at)).toBe(giving.some((each) => reaches(each, at.region, at.unitId)))
      expect(mayAnywhere(officer, permission)).toBe(giving.length > 0)
      expect(new Set(scopeOf(officer, permission).units)).toEqual(new Set(giving.map((each) => each.unitId)))
    }),
  )
})
