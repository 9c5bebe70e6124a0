import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, drawFrom } from './expert-draw.ts'

const name: fc.Arbitrary<string> = fc.constantFrom('甲局', '乙局', '丙公司', '丁某')
const candidates = fc.uniqueArray(
  fc.record<Candidate>({
    id: fc.uuid(),
    fields: fc.subarray(['法律', '统计', '电商']),
    unitName: name,
    avoids: fc.array(name, { maxLength: 2 }),
  }),
  { selector: (one) => one.id, maxLength: 30 },
)
const wanted = fc.record({
  subjects: fc.array(name, { maxLength: 2 }),
  field: fc.constantFrom('', '法律', '统计'),
  count: fc.integer({ min: 1, max: 10 }),
})

const by = (seed: string) => (id: string) => createHash('sha256').update(`${seed} ${id}`).digest('hex')

test('nobody is drawn who avoids a subject, works there, or knows another field', () => {
  fc.assert(
    fc.property(candidates, wanted, fc.string(), (all, asked, seed) => {
      const { pool, drawn } = drawFrom(all, asked, by(seed))
      expect(drawn).toHaveLength(Math.min(asked.count, pool.length))
      for (const one of all.filter((each) => drawn.includes(each.id))) {
        expect(asked.subjects).not.toContain(one.unitName)
        expect(one.avoids.some((avoided) => asked.subjects.includes(avoided))).toBe(false)
        if (asked.field !== '') expect(one.fields).toContain(asked.field)
      }
    }),
  )
})

test('the same seed draws the same, in whatever order the pool is listed', () => {
  fc.assert(
    fc.property(candidates, wanted, fc.string(), (all, asked, seed) => {
      expect(drawFrom([...all].reverse(), asked, by(seed))).toEqual(drawFrom(all, asked, by(seed)))
    }),
  )
})
