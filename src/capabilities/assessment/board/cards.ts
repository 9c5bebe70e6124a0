/** 创建总览的卡片: each says one figure, how urgent it is, and where its records are. Pure. */
import { compare, type Decimal, decimal } from '../../../kernel/exact.ts'
import { type RegionTree, regionName } from '../../../kernel/region.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import type { Bilingual } from '../../../kernel/text.ts'
import type { Card, CardLine } from '../contract.ts'
import type { GainOption, Risk, ShortestWay } from '../outlook/index.ts'
import { type IndicatorScore, listItemScores, type Score } from '../scoring/index.ts'
import type { BoardFacts } from '../store/board.ts'

/** What the cards are made of. */
export interface BoardBasis {
  readonly region: string
  readonly facts: BoardFacts
  readonly score: Score
  readonly risks: readonly Risk[]
  readonly way: ShortestWay
  readonly missing: readonly MissingFigure[]
  readonly regions: RegionTree
  readonly today: string
}

/** 缺少的数据: a figure that indicators wait for. */
interface MissingFigure {
  readonly indicators: readonly number[]
}

const LINES_MAX = 5
type Tone = Card['tone']

/** Every card, the ones that ask for a decision first. */
export function cardsOf(basis: BoardBasis): Card[] {
  const cards = [
    unknownCard(basis),
    acceptanceCard(basis),
    supervisionCard(basis),
    overdueCard(basis),
    monthCard(basis),
    progressCard(basis),
    stagesCard(basis),
    unitsCard(basis),
    materialsCard(basis),
    requestsCard(basis),
    resolutionsCard(basis),
    figuresCard(basis),
    risksCard(basis),
    shortestCard(basis),
    countiesCard(basis),
  ]
  const at = (to: string) => inRegion(to, basis.region)
  return cards.map((card) => ({
    ...card,
    to: at(card.to),
    lines: card.lines.map((each) => ({ ...each, to: at(each.to) })),
  }))
}

/** Pages that show any region: from a board they open on the region of the board. */
const LISTS =
  /^\/(assessment\/(tasks|materials|material-requests|score|what-if|indicators\/\d+)|figures\/missing|matters|organisation\/meetings)(\?|$)/

function inRegion(to: string, region: string): string {
  if (!LISTS.test(to)) return to
  return `${to}${to.includes('?') ? '&' : '?'}region=${region}`
}

const tasksAt = (filter: string) => `/assessment/tasks${filter}`
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
const lateIf = (count: number, tone: Tone = 'late'): Tone => (count > 0 ? tone : 'calm')

function line(text: string | Bilingual, value: string, to: string, more: Partial<CardLine> = {}): CardLine {
  return { text, value, to, share: null, tone: 'calm', ...more }
}

function indicatorsOf(score: Score): IndicatorScore[] {
  return score.groups.flatMap((group) => group.subgroups.flatMap((subgroup) => subgroup.indicators))
}

const pointsOpen = (each: { readonly sure: Decimal; readonly possible: Decimal }) =>
  Math.round((Number(each.possible) - Number(each.sure)) * 100) / 100

/** 尚未确定: items that nobody can compute yet, by the points that hang on them. */
function unknownCard({ score }: BoardBasis): Card {
  const open = indicatorsOf(score)
    .filter((indicator) => indicator.items.some((item) => item.state === 'not_yet_known'))
    .toSorted((left, right) => pointsOpen(right) - pointsOpen(left) || left.number - right.number)
  return {
    key: 'unknown',
    value: String(score.states.not_yet_known),
    of: String(listItemScores(score.groups).length),
    tone: lateIf(score.states.not_yet_known, 'watch'),
    to: '/assessment/score?state=not_yet_known',
    lines: open
      .slice(0, LINES_MAX)
      .map((each) => line(numbered(each), String(pointsOpen(each)), `/assessment/indicators/${each.number}`)),
  }
}

const numbered = ({ number, title }: { readonly number: number; readonly title: Bilingual }): Bilingual => ({
  zh: `${number}. ${title.zh}`,
  en: `${number}. ${title.en}`,
})

/** 待验收. */
function acceptanceCard({ facts, today }: BoardBasis): Card {
  return {
    key: 'acceptance',
    value: String(facts.tasks.submitted),
    of: null,
    tone: facts.tasks.submittedLate > 0 ? 'late' : lateIf(facts.tasks.submitted, 'watch'),
    to: tasksAt('?state=submitted'),
    lines: facts.waiting.map((each) => matterLine(each, today)),
  }
}

interface MatterFact {
  readonly id: string
  readonly title: string
  readonly dueOn: string | null
}

function matterLine({ id, title, dueOn }: MatterFact, today: string, to = tasksAt(`/${id}`)): CardLine {
  return line(title, dueOn ?? '', to, { tone: dueOn !== null && dueOn < today ? 'late' : 'calm' })
}

/** 督办. */
function supervisionCard({ facts, today }: BoardBasis): Card {
  return {
    key: 'supervision',
    value: String(facts.supervisions.open),
    of: null,
    tone: lateIf(facts.supervisions.late),
    to: '/matters?procedure=matters.supervision',
    lines: facts.supervised.map((each) => matterLine(each, today, `/matters/${each.id}`)),
  }
}

function overdueCard({ facts, today }: BoardBasis): Card {
  return {
    key: 'overdue',
    value: String(facts.tasks.overdue),
    of: String(facts.tasks.total),
    tone: lateIf(facts.tasks.overdue),
    to: tasksAt('?due=overdue'),
    lines: facts.overdue.map((each) => matterLine(each, today)),
  }
}

function monthCard({ facts }: BoardBasis): Card {
  const { month } = facts.tasks
  return {
    key: 'month',
    value: String(month),
    of: null,
    tone: 'calm',
    to: tasksAt('?due=month&sort=due'),
    lines: [],
  }
}

function progressCard({ facts }: BoardBasis): Card {
  const { done, total } = facts.tasks
  return {
    key: 'progress',
    value: String(done),
    of: String(total),
    tone: 'calm',
    to: tasksAt('?kept=yes'),
    lines: [],
  }
}

function stagesCard({ facts }: BoardBasis): Card {
  const current = facts.stages.find((stage) => stage.current)
  return {
    key: 'stages',
    value: current === undefined ? null : String(current.done),
    of: current === undefined ? null : String(current.total),
    tone: lateIf(current?.overdue ?? 0, 'watch'),
    to: tasksAt(current === undefined ? '?kept=yes' : `?kept=yes&stageId=${current.id}`),
    lines: facts.stages.slice(0, LINES_MAX).map((stage) =>
      line(stage.name, `${stage.done}/${stage.total}`, tasksAt(`?kept=yes&stageId=${stage.id}`), {
        share: share(stage.done, stage.total),
        tone: lateIf(stage.overdue),
      }),
    ),
  }
}

/** 各单位: most overdue first; a unit opens to its own page. */
function unitsCard({ facts }: BoardBasis): Card {
  const { late, total } = facts.unitCount
  return {
    key: 'units',
    value: String(late),
    of: String(total),
    tone: lateIf(late),
    to: '/standing',
    more: total - facts.units.length,
    lines: facts.units.map((unit) =>
      line(unit.name, `${unit.done}/${unit.total}`, `/assessment/units/${unit.unitId}`, {
        share: share(unit.done, unit.total),
        tone: lateIf(unit.overdue),
      }),
    ),
  }
}

function materialsCard({ facts }: BoardBasis): Card {
  const { total, accepted, pending, returned, expired } = facts.materials
  const states = [
    ['state=pending', { zh: '待审核', en: 'to be reviewed' }, pending, 'watch'],
    ['state=returned', { zh: '已退回', en: 'returned' }, returned, 'late'],
    ['validity=expired', { zh: '已过有效期', en: 'expired' }, expired, 'late'],
    ['state=accepted', { zh: '已认可', en: 'accepted' }, accepted, 'calm'],
  ] as const
  return {
    key: 'materials',
    value: String(accepted),
    of: String(total),
    tone: lateIf(pending + returned + expired, 'watch'),
    to: '/assessment/materials?state=accepted',
    lines: states.map(([filter, text, count, tone]) =>
      line(text, String(count), `/assessment/materials?${filter}`, { tone: lateIf(count, tone) }),
    ),
  }
}

/** 材料征集: asked for and not delivered. */
function requestsCard({ facts: { requests }, today }: BoardBasis): Card {
  return {
    key: 'requests',
    value: String(requests.open),
    of: null,
    tone: requests.late > 0 ? 'late' : lateIf(requests.open, 'watch'),
    to: '/assessment/material-requests?open=yes',
    lines: requests.first.map((each) => matterLine(each, today, `/assessment/material-requests/${each.id}`)),
  }
}

/** 会议决议 that are not carried out; each is a task of the same id. */
function resolutionsCard({ facts: { resolutions }, today }: BoardBasis): Card {
  const to = '/organisation/meetings?view=resolutions'
  return {
    key: 'resolutions',
    value: String(resolutions.open),
    of: null,
    tone: lateIf(resolutions.late),
    to,
    lines: [
      ...(resolutions.late === 0
        ? []
        : [
            line({ zh: '已逾期', en: 'overdue' }, String(resolutions.late), `${to}&progress=overdue`, {
              tone: 'late',
            }),
          ]),
      ...resolutions.first.map((each) => matterLine(each, today)),
    ].slice(0, LINES_MAX),
  }
}

/** 缺项: figures that indicators wait for. */
function figuresCard({ missing, score }: BoardBasis): Card {
  const lacking = indicatorsOf(score).flatMap((indicator) => {
    const count = missing.filter((each) => each.indicators.includes(indicator.number)).length
    return count === 0 ? [] : [{ indicator, count }]
  })
  return {
    key: 'figures',
    value: String(missing.length),
    of: null,
    tone: lateIf(missing.length, 'watch'),
    to: '/figures/missing',
    lines: lacking
      .slice(0, LINES_MAX)
      .map(({ indicator, count }) =>
        line(numbered(indicator), String(count), `/figures/missing?indicator=${indicator.number}`),
      ),
  }
}

function risksCard({ risks }: BoardBasis): Card {
  return {
    key: 'risks',
    value: String(risks.length),
    of: null,
    tone: lateIf(risks.length, 'watch'),
    to: '/assessment/what-if?tab=risks',
    lines: risks
      .slice(0, LINES_MAX)
      .map((risk) =>
        line(
          numbered({ ...risk, number: risk.indicator }),
          risk.points,
          `/assessment/indicators/${risk.indicator}`,
        ),
      ),
  }
}

/** 最短路径: person-days to the pass line; null where it cannot be reached with what is possible. */
function shortestCard({ way }: BoardBasis): Card {
  const to = '/assessment/what-if?tab=way'
  if (way.outcome === 'out_of_reach')
    return { key: 'shortest', value: null, of: null, tone: 'late', to, lines: [] }
  return {
    key: 'shortest',
    value: way.days,
    of: null,
    tone: way.outcome === 'passed' ? 'calm' : 'watch',
    to,
    lines: way.outcome === 'passed' ? [] : way.options.flatMap(stepsOf).slice(0, LINES_MAX),
  }
}

const stepsOf = (option: GainOption): CardLine[] =>
  option.steps.map((step) =>
    line(
      numbered({ ...step, number: step.indicator }),
      step.points,
      `/assessment/indicators/${step.indicator}`,
    ),
  )

function countiesCard({ facts, regions }: BoardBasis): Card {
  const known = facts.counties.filter((county) => county.sure !== null)
  return {
    key: 'counties',
    value: facts.counties.length === 0 ? null : String(facts.counties.length),
    of: null,
    tone: 'calm',
    to: '/assessment/board',
    lines: [...facts.counties]
      .sort((left, right) => compare(right.sure ?? decimal('0'), left.sure ?? decimal('0')))
      .slice(0, LINES_MAX)
      .map(({ region, name, sure }) =>
        line(
          name ?? regionName(regions, region as RegionCode),
          sure ?? '',
          `/assessment/board?region=${region}`,
          {
            share: known.length === 0 || sure === null ? null : Number(sure) / 100,
          },
        ),
      ),
  }
}
