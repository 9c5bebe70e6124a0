import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  compare,
  decimal,
  divide,
  exact,
  exactText,
  formatDecimal,
  formatPercent,
  isAtLeast,
  isEqual,
  multiply,
  parseDecimal,
  parseExact,
  subtract,
  sum,
  toDecimal,
  toPlainDecimal,
} from './exact.ts'

const whole = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
const positive = fc.bigInt({ min: 1n, max: 10n ** 20n })
const ratio = fc.tuple(whole, positive).map(([n, d]) => exact(`${n}/${d}`))

describe('no floating number enters', () => {
  test.each([0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is refused', (value) => {
    expect(() => exact(value)).toThrow(TypeError)
    expect(() => decimal(value)).toThrow(TypeError)
  })

  test.each(['', '1e3', '.5', '5.', '01', '--1', '-0', '1/0', '0.(3)', '0x10', 'NaN', '1,000'])(
    '%s is refused',
    (text) => {
      expect(() => exact(text)).toThrow(TypeError)
      expect(parseDecimal(text)).toBeUndefined()
    },
  )

  test('a decimal keeps its places', () => {
    expect(decimal('12.50')).toBe('12.50')
    expect(decimal(-3)).toBe('-3')
  })
})

describe('arithmetic', () => {
  test('ten tenths are one, three thirds are one', () => {
    expect(exactText(sum(Array.from({ length: 10 }, () => '0.1')))).toBe('1')
    expect(exactText(multiply('1/3', 3))).toBe('1')
  })

  test('nothing is divided by zero', () => {
    expect(divide(5, 0)).toBeUndefined()
    expect(divide(0, 0)).toBeUndefined()
  })

  test('a field: what is added can be subtracted, what is multiplied divided; order does not matter', () => {
    fc.assert(
      fc.property(ratio, ratio, (left, right) => {
        expect(isEqual(subtract(add(left, right), right), left)).toBe(true)
        expect(isEqual(add(left, right), add(right, left))).toBe(true)
        const quotient = divide(multiply(left, right), right)
        if (quotient === undefined) expect(isEqual(right, 0)).toBe(true)
        else expect(isEqual(quotient, left)).toBe(true)
      }),
    )
  })

  test('comparison agrees with cross multiplication of whole numbers', () => {
    fc.assert(
      fc.property(whole, positive, whole, positive, (a, b, c, d) => {
        const cross = a * d - c * b
        expect(compare(`${a}/${b}`, `${c}/${d}`)).toBe(cross < 0n ? -1 : cross > 0n ? 1 : 0)
      }),
    )
  })

  test('85 of 100 points is at least 85 %, 84.99 is not', () => {
    expect(isAtLeast('85/100', '0.85')).toBe(true)
    expect(isAtLeast('84.99', 85)).toBe(false)
  })

  test('text and back is the same number', () => {
    fc.assert(
      fc.property(ratio, (value) => {
        expect(isEqual(exact(exactText(value)), value)).toBe(true)
      }),
    )
  })
})

describe('what is shown', () => {
  test.each([
    ['0.125', 2, '0.13', '0.12', '0.12'],
    ['0.135', 2, '0.14', '0.14', '0.13'],
    ['-0.125', 2, '-0.13', '-0.12', '-0.12'],
    ['-0.001', 2, '0.00', '0.00', '0.00'],
    ['2/3', 0, '1', '1', '0'],
    ['999.995', 2, '1000.00', '1000.00', '999.99'],
  ])('%s to %i places', (value, places, halfUp, halfEven, towardsZero) => {
    expect(toDecimal(value, places, 'halfUp')).toBe(halfUp)
    expect(toDecimal(value, places, 'halfEven')).toBe(halfEven)
    expect(toDecimal(value, places, 'towardsZero')).toBe(towardsZero)
  })

  test('a rounded number is off by at most half a unit, a cut one by less than a unit and never away from zero', () => {
    fc.assert(
      fc.property(ratio, fc.nat({ max: 12 }), (value, places) => {
        const unit = exact(`1/${10n ** BigInt(places)}`)
        for (const rounding of ['halfUp', 'halfEven', 'towardsZero'] as const) {
          const off = subtract(toDecimal(value, places, rounding), value)
          const size = isAtLeast(off, 0) ? off : multiply(off, -1)
          expect(compare(size, rounding === 'towardsZero' ? unit : multiply(unit, '1/2'))).not.toBe(1)
          if (rounding === 'towardsZero') expect(compare(multiply(off, value), 0)).not.toBe(1)
        }
      }),
    )
  })

  test('a decimal without loss exists exactly for denominators of twos and fives', () => {
    expect(toPlainDecimal('1/8')).toBe('0.125')
    expect(toPlainDecimal('12.50')).toBe('12.5')
    expect(toPlainDecimal('1/3')).toBeUndefined()
  })

  test('thousand separators and percentages', () => {
    expect(formatDecimal(decimal('-1234567.80'))).toBe('-1,234,567.80')
    expect(formatDecimal(decimal('999'))).toBe('999')
    expect(formatPercent('9499/10000', 1, 'towardsZero')).toBe('94.9%')
    expect(formatPercent('9499/10000', 1, 'halfUp')).toBe('95.0%')
  })
})

describe('what people write', () => {
  test.each([
    ['１，２３４．５', '2469/2'],
    ['1,234,567.80', '6172839/5'],
    ['-12.5%', '-1/8'],
    ['95 ％', '19/20'],
    ['5‰', '1/200'],
    ['+3', '3'],
    ['3/4', '3/4'],
    ['-0', '0'],
  ])('%s is read', (text, expected) => {
    const value = parseExact(text)
    expect(value && exactText(value)).toBe(expected)
  })

  test.each(['', '%', '1,23', '12,34,567', '1.2.3', '约5', '1e3'])('%s is not a number', (text) => {
    expect(parseExact(text)).toBeUndefined()
  })

  test('what is formatted is read back', () => {
    fc.assert(
      fc.property(ratio, fc.nat({ max: 8 }), (value, places) => {
        const shown = toDecimal(value, places, 'halfUp')
        const read = parseExact(formatDecimal(shown))
        expect(read && isEqual(read, shown)).toBe(true)
      }),
    )
  })
})
