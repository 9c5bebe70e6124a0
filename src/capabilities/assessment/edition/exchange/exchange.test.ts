import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edition2026 } from '../edition-2026.ts'
import { edition2022 } from '../index.ts'
import type { Edition } from '../schema.ts'
import { editionSheets, judgeDocument, type ReadSheet, readSheets } from './index.ts'

/** As a workbook gives its sheets back: cells trimmed, rows without text left out, rows counted from one. */
function asRead(edition: Parameters<typeof editionSheets>[0]): ReadSheet[] {
  return editionSheets(edition).map(({ name, headings, rows }) => ({
    name,
    rows: [headings, ...rows]
      .map((cells, place) => ({ number: place + 1, cells: cells.map((cell) => cell.trim()) }))
      .filter(({ cells }) => cells.some((cell) => cell !== '')),
  }))
}

/** The sheets of the 2022 edition with one cell written anew. */
function withCell(sheet: string, row: number, heading: string, text: string): ReadSheet[] {
  return asRead(edition2022).map((each) => {
    if (each.name !== sheet) return each
    const at = each.rows[0]?.cells.indexOf(heading) ?? -1
    return {
      ...each,
      rows: each.rows.map((line) =>
        line.number === row
          ? { ...line, cells: line.cells.map((cell, c) => (c === at ? text : cell)) }
          : line,
      ),
    }
  })
}

const words = fc
  .string({ unit: fc.constantFrom(...'网络交易监管增速。，（）<>=&"ab c1'), minLength: 1, maxLength: 30 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !text.startsWith('※'))
const text = fc.record({ zh: words, en: words })

/** Editions like that of 2022 with other words, notes, pass rule and units: what an office changes. */
const mutated = fc
  .record({
    title: text,
    notes: fc.array(text, { maxLength: 4 }),
    totalAtLeast: fc.integer({ min: 0, max: 100 }).map(String),
    groupRateAtLeast: fc.constantFrom('0.75', '0.8', '1', '0'),
    cycle: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    number: fc.option(words, { nil: undefined }),
    indicator: fc.nat(40),
    wording: text,
    note: fc.option(text, { nil: undefined }),
    condition: text,
    bandEnd: fc.constantFrom('higher', 'lower'),
  })
  .map((change): Edition => {
    const copy = structuredClone(edition2022) as unknown as {
      [key: string]: unknown
      passRule: Record<string, unknown>
      document: Record<string, unknown>
      groups: { subgroups: { indicators: Record<string, unknown>[] }[] }[]
    }
    copy.title = change.title
    copy.notes = change.notes
    copy.sharedBandEnd = change.bandEnd
    Object.assign(copy.passRule, {
      totalAtLeast: change.totalAtLeast,
      groupRateAtLeast: change.groupRateAtLeast,
    })
    if (change.cycle !== undefined) copy.passRule.cycleYearsAtLeast = change.cycle
    if (change.number === undefined) delete copy.document.number
    else copy.document.number = change.number
    const indicator =
      copy.groups.flatMap((g) => g.subgroups.flatMap((s) => s.indicators))[change.indicator] ?? {}
    indicator.title = change.wording
    if (change.note) indicator.note = change.note
    const rule = indicator.rule as { item?: { condition: unknown }; items?: { condition: unknown }[] }
    for (const item of [rule.item, ...(rule.items ?? [])]) if (item) item.condition = change.condition
    return copy as unknown as Edition
  })

describe('the round trip', () => {
  test('of the 2022 edition through sheets gives the same edition', () => {
    expect(judgeDocument(readSheets(asRead(edition2022)))).toEqual({
      edition: edition2022,
      faults: [],
      notices: [],
    })
  })

  test('of any edition like it loses nothing', () => {
    fc.assert(
      fc.property(mutated, (edition) => {
        expect(judgeDocument(readSheets(asRead(edition))).edition).toEqual(edition)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a fault names its sheet, row, column and reason:', () => {
  const faults: [string, ReadSheet[], object][] = [
    [
      'points of a group',
      withCell('二级指标', 3, '分值', '11'),
      {
        sheet: '二级指标',
        row: 3,
        column: '分值',
        code: 'points_do_not_add_up',
        details: { place: 'scale', declared: '11', sum: '10', difference: '-1' },
      },
    ],
    [
      'no number',
      withCell('三级指标', 4, '分值', '二'),
      { sheet: '三级指标', row: 4, column: '分值', code: 'not_a_decimal', details: { found: '二' } },
    ],
    [
      'unknown series',
      withCell('评分项', 3, '判定条件', '增长(本地.unheardOf) > 常数(0，比率)'),
      {
        sheet: '评分项',
        row: 3,
        column: '判定条件',
        code: 'unknown_series',
        details: { series: 'unheardOf' },
      },
    ],
    [
      'unknown measure',
      withCell('评分项', 14, '判定条件', '度量(cases.unheardOf) >= 常数(1，比率)'),
      { sheet: '评分项', row: 14, column: '判定条件', code: 'unknown_measure' },
    ],
    [
      'a condition that is not understood',
      withCell('评分项', 3, '判定条件', '比全国快'),
      { sheet: '评分项', row: 3, column: '判定条件', code: 'not_understood', details: { found: '比全国快' } },
    ],
    [
      'a key twice',
      withCell('一级指标', 4, '编号', 'growth'),
      { sheet: '一级指标', row: 4, code: 'name_twice' },
    ],
    [
      'an unknown parent',
      withCell('三级指标', 5, '所属二级指标', 'nowhere'),
      {
        sheet: '三级指标',
        row: 5,
        column: '所属二级指标',
        code: 'unknown_parent',
        details: { found: 'nowhere' },
      },
    ],
    [
      'a word that is none of the list',
      withCell('三级指标', 5, '计分方式', '抽签'),
      { sheet: '三级指标', row: 5, column: '计分方式', code: 'not_one_of' },
    ],
    [
      'a missing value',
      withCell('基本信息', 3, '内容', ''),
      { sheet: '基本信息', row: 3, column: '内容', code: 'missing_value' },
    ],
    [
      'a source that is not in the list',
      withCell('统计数据', 3, '数据来源', 'rumour'),
      { sheet: '统计数据', row: 3, column: '数据来源', code: 'unknown_source' },
    ],
    [
      'a unit of another dimension',
      withCell('统计数据', 3, '单位', '人'),
      { sheet: '统计数据', row: 3, column: '单位', code: 'unknown_unit' },
    ],
  ]
  test.each(faults)('%s', (_, sheets, expected) => {
    const judged = judgeDocument(readSheets(sheets))
    expect(judged.edition).toBeUndefined()
    expect(judged.faults).toEqual(expect.arrayContaining([expect.objectContaining(withDetails(expected))]))
  })

  test('a missing sheet and a missing column', () => {
    const sheets = asRead(edition2022).filter((each) => each.name !== '度量')
    expect(judgeDocument(readSheets(sheets)).faults[0]).toMatchObject({
      sheet: '度量',
      code: 'missing_sheet',
    })
    const renamed = withCell('一级指标', 1, '分值', '分数')
    expect(judgeDocument(readSheets(renamed)).faults[0]).toMatchObject({
      sheet: '一级指标',
      row: 1,
      column: '分值',
      code: 'missing_column',
    })
  })
})

test('a text without English shows the Chinese one, and a notice says where', () => {
  const judged = judgeDocument(readSheets(withCell('三级指标', 3, '英文名称', '')))
  expect(judged.faults).toEqual([])
  const first = judged.edition?.groups[0]?.subgroups[0]?.indicators[0]
  expect(first?.title.en).toBe(first?.title.zh)
  expect(judged.notices).toMatchObject([{ sheet: '三级指标', row: 3, code: 'translation_missing' }])
})

test('the workbook of an edition without table is a template: its head filled in, no table, and refused as it is', () => {
  const judged = judgeDocument(readSheets(asRead(edition2026)))
  expect(judged.edition).toBeUndefined()
  expect(judged.faults.some((each) => each.code === 'missing_value')).toBe(true)
})

function withDetails(expected: object): object {
  const { details } = expected as { details?: object }
  return details ? { ...expected, details: expect.objectContaining(details) } : expected
}
