/** Sketches: alike texts are found by their bands, and their share is told about right. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandsOf, SKETCH_LENGTH, sharePercent, sketchOf } from './likeness.ts'

const SENTENCES = Array.from(
  { length: 200 },
  (_, place) => `第${place}条由${String.fromCodePoint(0x5000 + 7 * place)}部门负责第${place * 13}项工作。`,
)

function shareOf(left: string, right: string): number {
  const [one = [], other = []] = [sketchOf(left), sketchOf(right)]
  return sharePercent(one.filter((each, place) => each === other[place]).length)
}

function meet(left: string, right: string): boolean {
  const [one, other] = [sketchOf(left), sketchOf(right)].map((sketch) => bandsOf(sketch ?? []))
  return one?.some((band, place) => band === other?.[place]) ?? false
}

const text = (from: number, to: number) => SENTENCES.slice(from, to).join('\n')

describe('two texts', () => {
  test('that differ in layout, width and punctuation only are the same', () => {
    const spaced = text(0, 40).replaceAll('。', ' .\r\n\t').replaceAll('1', '１')
    expect(shareOf(text(0, 40), spaced)).toBe(100)
  })

  test('of which a tenth was changed are found, and share most', () => {
    const share = shareOf(text(0, 100), text(10, 100))
    expect(share).toBeGreaterThan(80)
    expect(share).toBeLessThan(98)
    expect(meet(text(0, 100), text(10, 100))).toBe(true)
  })

  test('of which a half is shared are told so, within what a sketch can tell', () => {
    // 100 of 150 sentences stand in both.
    expect(shareOf(text(0, 125), text(25, 150))).toBeGreaterThan(52)
    expect(shareOf(text(0, 125), text(25, 150))).toBeLessThan(80)
  })

  test('that have nothing in common do not meet', () => {
    expect(shareOf(text(0, 90), text(110, 200))).toBeLessThan(15)
    expect(meet(text(0, 90), text(110, 200))).toBe(false)
  })
})

test('a text with little to say has no sketch', () => {
  expect(sketchOf('第1页 共1页')).toBeUndefined()
  expect(sketchOf(text(0, 20))).toHaveLength(SKETCH_LENGTH)
})

test('whatever the text, its sketch is the same again and holds what the database can keep', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 60, maxLength: 400, unit: 'grapheme' }), (any) => {
      const sketch = sketchOf(any)
      expect(sketchOf(any)).toEqual(sketch)
      for (const each of [...(sketch ?? []), ...bandsOf(sketch ?? [])]) expect(each | 0).toBe(each)
    }),
    { numRuns: 50 },
  )
})
