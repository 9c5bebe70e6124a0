import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Edition, edition2022, judgeDocument } from '../edition/index.ts'
import { editionYaml, readYaml } from './edition-yaml.ts'

test('an edition as YAML loses nothing, whatever its words', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ zh: fc.string({ minLength: 1 }), en: fc.string({ minLength: 1 }) })),
      (notes) => {
        const edition: Edition = { ...edition2022, notes }
        expect(judgeDocument(readYaml(editionYaml(edition)))).toEqual({ edition, faults: [], notices: [] })
      },
    ),
    { numRuns: 30 },
  )
})

test('a fault names its line', () => {
  const yaml = editionYaml(edition2022).replace('points: "100"', 'points: "99"')
  const [found] = judgeDocument(readYaml(yaml)).faults
  expect(found).toMatchObject({ code: 'points_do_not_add_up', column: 'points' })
  expect(yaml.split('\n')[(found?.row ?? 0) - 1]).toContain('99')
  expect(judgeDocument(readYaml('a: [')).faults[0]).toMatchObject({ code: 'no_yaml', row: 1 })
})
