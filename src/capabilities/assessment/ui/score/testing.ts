/** Builders for tests: a score of one group, by its indicators' sure and possible points. */
import { sum, toPlainDecimal } from '../../../../kernel/exact.ts'
import type { ScoreAnswer } from '../../contract.ts'

const both = (text: string) => ({ zh: text, en: text })
const total = (values: readonly string[]) => toPlainDecimal(sum(values)) ?? '0'

/** Each indicator is worth two points and has one condition. */
export function aScore(
  indicators: Readonly<Record<number, readonly [sure: string, possible: string]>>,
): ScoreAnswer {
  const entries = Object.entries(indicators)
  const points = {
    points: String(2 * entries.length),
    sure: total(entries.map(([, [sure]]) => sure)),
    possible: total(entries.map(([, [, possible]]) => possible)),
    notApplicable: '0',
  }
  return {
    region: '990100',
    regionName: '测试市',
    edition: { id: 'test', title: both('测试版') },
    notes: [],
    leftOut: [],
    assessedOn: '2026-11-20',
    years: [2024, 2025],
    ...points,
    totalAtLeast: '85',
    totalCheck: 'undecided',
    verdict: 'undecided',
    groups: [
      {
        key: 'growth',
        title: both('促进发展'),
        ...points,
        rateSure: null,
        ratePossible: null,
        floorRate: '0.75',
        floorPoints: '15',
        check: 'undecided',
        indicators: entries.map(([number, [sure, possible]]) => ({
          number: Number(number),
          subgroup: both('规模'),
          title: both(`指标${number}`),
          kind: Number(number) % 2 === 0 ? ('qualitative' as const) : ('quantitative' as const),
          points: '2',
          sure,
          possible,
          notApplicable: '0',
          states: {
            met: sure === '2' ? 1 : 0,
            not_met: 0,
            not_yet_known: sure === possible ? 0 : 1,
            not_applicable: 0,
          },
          units: [{ unitId: `unit-${number}`, name: `单位${number}`, part: 'responsible' }],
        })),
      },
    ],
  }
}
