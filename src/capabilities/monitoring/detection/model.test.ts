import { describe, expect, test } from 'vitest'
import { readPage } from '../page/read.ts'
import { evaluate, parseModel } from './model.ts'

const frame = {
  format: 'sishi-model/1',
  id: 'hairy-crab',
  version: 1,
  title: { zh: '大闸蟹券', en: 'Crab vouchers' },
  level: 'look',
}
const finds = (when: unknown, content: string, region?: string): readonly string[] | undefined => {
  const model = parseModel({ ...frame, when })
  if (!model.ok) throw new Error(JSON.stringify(model.error))
  return evaluate(model.value, readPage({ content }), region === undefined ? {} : { region })?.spans.map(
    ({ text }) => text,
  )
}

describe('a composed model', () => {
  test('finds its words in every disguise, at their original place', () => {
    expect(finds({ kind: 'words', any: ['大闸蟹'] }, '阳澄湖大·閘·蟹礼券')).toEqual(['大·閘·蟹'])
  })
  test('and, or and not compose', () => {
    const when = {
      kind: 'and',
      of: [
        {
          kind: 'or',
          of: [
            { kind: 'words', any: ['礼券'] },
            { kind: 'words', any: ['礼卡'] },
          ],
        },
        { kind: 'not', of: { kind: 'words', any: ['现货'] } },
      ],
    }
    expect(finds(when, '大闸蟹礼卡')).toEqual(['礼卡'])
    expect(finds(when, '大闸蟹礼卡 现货')).toBeUndefined()
    expect(finds(when, '大闸蟹')).toBeUndefined()
  })
  test('near counts letters, not blanks and signs', () => {
    const when = { kind: 'near', first: ['礼券'], second: ['回收'], within: 3 }
    expect(finds(when, '礼券 -- 高价回收')).toEqual(['礼券', '回收'])
    expect(finds(when, '礼券可在全国门店使用，回收请联系')).toBeUndefined()
  })
  test('price, sales, goods, region and the words of pictures are conditions too', () => {
    expect(finds({ kind: 'price', min: 10, max: 50 }, '笋干 ¥39/袋')).toEqual(['¥39/袋'])
    expect(finds({ kind: 'price', min: 50 }, '笋干 ¥39/袋')).toBeUndefined()
    expect(finds({ kind: 'sales', min: 1000 }, '已售 2.3万')).toEqual([])
    expect(finds({ kind: 'goods', any: ['alcohol'] }, '酱香白酒')).toEqual([])
    expect(finds({ kind: 'region', any: ['甲县'] }, '笋干', '甲县')).toEqual([])
    expect(
      finds({ kind: 'words', any: ['神油'], in: 'image' }, '<p>好物</p><img src="a" alt="神油">'),
    ).toEqual(['神油'])
    expect(
      finds({ kind: 'words', any: ['好物'], in: 'image' }, '<p>好物</p><img src="a" alt="神油">'),
    ).toBeUndefined()
  })
  const file = { ...frame, when: { kind: 'words', any: ['甲'] } }
  test.each([
    [{}, 'missing', { field: 'format' }],
    [{ ...file, format: 'sishi-model/9' }, 'value', { field: 'format', allowed: 'sishi-model/1' }],
    [{ ...file, version: '1' }, 'type', { field: 'version', expected: 'number' }],
    [{ ...file, id: 'A B' }, 'form', { field: 'id' }],
    [{ ...file, colour: 'red' }, 'unknown', { field: 'colour' }],
    [{ ...file, when: { any: ['甲'] } }, 'missing', { field: 'when.kind' }],
    [{ ...file, when: { kind: 'sometimes' } }, 'value', { field: 'when.kind' }],
    [{ ...file, when: { kind: 'words', any: [] } }, 'small', { field: 'when.any', bound: 1 }],
    [
      { ...file, when: { kind: 'and', of: [{ kind: 'goods', any: ['甲'.repeat(61)] }] } },
      'large',
      { field: 'when.of.0.any.0' },
    ],
  ])('a file that is no model is refused by field and fault: %j', (each, fault, details) => {
    const error = { code: `monitoring.model_field_${fault}`, details }
    expect(parseModel(each)).toMatchObject({ ok: false, error })
  })
  test('a model nested without end is refused', () => {
    let when: unknown = { kind: 'words', any: ['甲'] }
    for (let depth = 0; depth < 20_000; depth += 1) when = { kind: 'not', of: when }
    expect(parseModel({ ...frame, when })).toMatchObject({
      ok: false,
      error: { code: 'monitoring.model_too_deep' },
    })
  })
})
