import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  organisationCheckCharacter,
  parseUscc,
  readCode,
  registrationCheckDigit,
  usccCheckCharacter,
} from './uscc.ts'

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const first17 = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 })
  .map((all) => all.join(''))
const whole = first17.map((text) => text + usccCheckCharacter(text))

describe('a credit code (GB 32100-2015)', () => {
  test.each(['11500383009336512R', '91110000802100433B', '9144030071526726XG', '91330100799655058B'])(
    '%s, published by its holder, is valid without a remark on its check characters',
    (code) => {
      const reading = readCode(code)
      expect(reading).toMatchObject({ kind: 'uscc', valid: true, faults: [], remarks: [] })
      expect(parseUscc(code)).toBe(code)
    },
  )

  test('any one character changed is noticed', () => {
    fc.assert(
      fc.property(whole, fc.nat(17), fc.constantFrom(...ALPHABET), (code, place, other) => {
        fc.pre(code[place] !== other)
        const changed = code.slice(0, place) + other + code.slice(place + 1)
        expect(parseUscc(changed)).toBeUndefined()
        expect(readCode(changed).faults.map((fault) => fault.code)).toEqual(['check'])
      }),
    )
  })

  test('two neighbours that changed places are noticed', () => {
    fc.assert(
      fc.property(whole, fc.nat(16), (code, place) => {
        const [left = '', right = ''] = [code[place], code[place + 1]]
        fc.pre(left !== right)
        expect(parseUscc(code.slice(0, place) + right + left + code.slice(place + 2))).toBeUndefined()
      }),
    )
  })

  test('every text has a reading, and only a text that is right as it stands is valid', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), whole), (text) => {
        const reading = readCode(text)
        expect(reading.valid).toBe(parseUscc(text) !== undefined || parseUscc(text.trim()) !== undefined)
        expect(reading.valid).toBe(reading.faults.length === 0)
        if (reading.suggestion !== undefined) expect(parseUscc(reading.suggestion)).toBeDefined()
      }),
    )
  })

  test('its parts are named', () => {
    expect(readCode('91110000802100433B').parts).toMatchObject({
      departmentTitle: { zh: '工商（市场监管）' },
      kindTitle: { zh: '企业' },
      region: '110000',
      body: '802100433',
      check: 'B',
    })
  })
})

describe('a slip of the pen is explained, its likely reading suggested, and never mended silently', () => {
  const right = '11500383009336512R'
  test.each([
    ['full-width digits', '１1500383009336512R', ['full_width']],
    ['full-width letters', '11500383009336512Ｒ', ['full_width']],
    ['a blank inside', '115003830 09336512R', ['blank']],
    ['groups with hyphens', '1150-0383-0093-3651-2R', ['blank', 'blank', 'blank', 'blank']],
    ['a small letter', '11500383009336512r', ['lower_case']],
    ['the letter O for zero', '115O0383009336512R', ['mistaken']],
    ['the letter I for one', 'I1500383009336512R', ['mistaken']],
    ['a small l for one', '1l500383009336512R', ['mistaken']],
    ['a Cyrillic letter drawn alike', '115003830О9336512R', ['mistaken']],
    ['a circled digit', '①1500383009336512R', ['mistaken']],
    ['a hyphen at the end', '11500383009336512R-', ['blank']],
  ])('%s', (_, input, faults) => {
    const reading = readCode(input)
    expect(reading.valid).toBe(false)
    expect(reading.faults.map((fault) => fault.code)).toEqual(faults)
    expect(reading.suggestion).toBe(right)
  })

  test('a fault names the place in the text as it came', () => {
    expect(readCode('115 OO383009336512R').faults).toEqual([
      { code: 'blank', at: 4, found: ' ' },
      { code: 'mistaken', at: 5, found: 'O', meant: ['0', 'Q', 'D'] },
      { code: 'mistaken', at: 6, found: 'O', meant: ['0', 'Q', 'D'] },
    ])
  })

  test('a code among other signs is suggested when it is the only one', () => {
    expect(readCode(`统一社会信用代码：${right}`).suggestion).toBe(right)
    expect(readCode(`'${right}`).suggestion).toBe(right)
    expect(readCode(`${right};91110000802100433B`).suggestion).toBeUndefined()
  })

  test('zeros throughout are a filling, although their check character is right', () => {
    expect(readCode('0'.repeat(18))).toMatchObject({ valid: false, faults: [{ code: 'filling' }] })
    expect(parseUscc('0'.repeat(18))).toBeUndefined()
  })

  test('a very long text is answered without telling its signs one by one', () => {
    expect(readCode('。'.repeat(5000)).faults).toEqual([{ code: 'length', length: 5000 }])
  })

  test('a code that is too short or has foreign characters gets no suggestion', () => {
    expect(readCode('1150038300933651R')).toMatchObject({ faults: [{ code: 'length', length: 17 }] })
    const foreign = readCode('1150038300933651※R')
    expect(foreign.faults).toEqual([{ code: 'foreign', at: 17, found: '※' }])
    expect(foreign.suggestion).toBeUndefined()
  })

  test('an unknown department or kind is a remark, for codes like it are in use', () => {
    const odd = `Z${'1'.repeat(16)}`.replace('Z', 'X')
    const reading = readCode(odd + usccCheckCharacter(odd))
    expect(reading.valid).toBe(true)
    expect(reading.remarks.map((remark) => remark.code)).toContain('department_unknown')
  })
})

describe('the numbers that the credit code replaced are told apart', () => {
  test('the worked example of GS 15-2006 has the check digit 6', () => {
    expect(registrationCheckDigit('11010800000001')).toBe('6')
  })

  test('a registration number of 15 digits is named, with the state of its own check digit', () => {
    const number = `11010800001234${registrationCheckDigit('11010800001234')}`
    expect(readCode(number)).toMatchObject({ kind: 'registrationNumber', valid: false, ownCheck: true })
    const wrong = number.slice(0, 14) + String((Number(number[14]) + 1) % 10)
    expect(readCode(wrong)).toMatchObject({ kind: 'registrationNumber', ownCheck: false })
  })

  test('a slip in a registration number does not hide what it is', () => {
    expect(readCode('1101080000000l6')).toMatchObject({
      kind: 'registrationNumber',
      faults: [{ code: 'mistaken', at: 14 }, { code: 'old_number' }],
      ownCheck: true,
    })
    expect(readCode('5000001234567')).toMatchObject({ faults: [{ code: 'older_number' }] })
  })

  test('tax numbers, numbers of persons and what a spreadsheet rounds are named for what they are', () => {
    expect(readCode('110000802100433')).toMatchObject({ kind: 'taxNumber', ownCheck: true })
    expect(readCode('11010519491231002X')).toMatchObject({ kind: 'identityNumber', valid: false })
    expect(readCode('9.13504E+17')).toMatchObject({ faults: [{ code: 'rounded' }] })
  })

  test('an organisation code of 9 characters is named', () => {
    expect(organisationCheckCharacter('80210043')).toBe('3')
    expect(readCode('802100433')).toMatchObject({ kind: 'organisationCode', valid: false, ownCheck: true })
    expect(readCode('80210043-3')).toMatchObject({ kind: 'organisationCode', ownCheck: true })
  })
})
