import { describe, expect, test } from 'vitest'
import { readPage } from '../page/read.ts'
import { PERSONAS, type Trait } from './personas.ts'
import { type Condition, comparePrices, declaredOn, type Look } from './price-probe.ts'

const NEW: readonly Trait[] = ['first', 'device', 'place']

/** Three rounds in which every persona is shown what the two functions say. */
const looksAt = (
  price: (trait: Trait, round: number) => number | undefined,
  declared: (trait: Trait) => readonly Condition[] = () => [],
): readonly Look[] =>
  [1, 2, 3].flatMap((round) =>
    PERSONAS.map(({ key, trait }) => ({
      persona: key,
      trait,
      round,
      price: price(trait, round),
      declared: declared(trait),
    })),
  )

describe('what a comparison of prices says', () => {
  const dearForRegulars = (trait: Trait) => (trait === 'returning' ? 115 : 100)
  const cheapForNew = (trait: Trait) => (NEW.includes(trait) ? 80 : 100)
  test.each<[string, readonly Look[], string, string | null]>([
    ['regulars pay more and nothing is declared', looksAt(dearForRegulars), 'different', 'violation'],
    [
      'one kind of phone pays more',
      looksAt((trait) => (trait === 'device' ? 112 : 100)),
      'different',
      'violation',
    ],
    ['the place alone decides', looksAt((trait) => (trait === 'place' ? 110 : 100)), 'different', 'look'],
    ['an offer to newcomers, told to all', looksAt(cheapForNew, () => ['newcomer']), 'declared', 'note'],
    [
      'an offer to newcomers that only they see',
      looksAt(cheapForNew, (trait) => (NEW.includes(trait) ? ['newcomer'] : [])),
      'declared',
      'look',
    ],
    [
      'an offer to newcomers where newcomers pay differently',
      looksAt(
        (trait) => (trait === 'device' ? 90 : cheapForNew(trait)),
        () => ['member'],
      ),
      'declared',
      'look',
    ],
    [
      'a price for members, told to all',
      looksAt(
        (trait) => (trait === 'member' ? 95 : 100),
        () => ['member'],
      ),
      'declared',
      'note',
    ],
    [
      'the price moved between two rounds',
      looksAt((_, round) => (round === 1 ? 100 : 105)),
      'moving',
      'note',
    ],
    ['the same price for all', looksAt(() => 100), 'same', null],
    [
      'one persona was shown a price',
      looksAt((trait) => (trait === 'member' ? 9 : undefined)),
      'unclear',
      null,
    ],
  ])('%s', (_, looks, verdict, level) => {
    expect(comparePrices(looks)).toMatchObject({ verdict, level })
  })

  test('a declared offer to newcomers is never a suspected violation, whoever pays what', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const price = (trait: Trait) => 80 + ((seed * (trait.length + 3)) % 5) * 10
      expect(comparePrices(looksAt(price, () => ['newcomer'])).level).not.toBe('violation')
    }
  })
})

test('conditions are read from the words of the seller, not from those of buyers', () => {
  const page = (body: string) => readPage({ content: `<html><body>${body}</body></html>` })
  expect(declaredOn(page('<p>￥80 新人首单享八折</p>'))).toEqual(['newcomer'])
  expect(declaredOn(page('<p>￥80 会员价九五折</p><p>偏远地区加收运费，补贴价除外</p>'))).toEqual([
    'member',
    'place',
  ])
  expect(declaredOn(page('<p>￥80 手工编织的竹篮，会员中心</p>'))).toEqual([])
})
