/** 方案导入: a published plan of a demonstration-zone creation, read from its lines and tables. Pure. */
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { PositionedDocument } from '../../../platform/documents/index.ts'
import { bodyLines, cutLines, partsOf, textLines } from './body.ts'
import { checkPlan } from './checks.ts'
import { fold, squeeze } from './fold.ts'
import { collectGrids, type Grid } from './grid.ts'
import { readHeader } from './header.ts'
import { readIndicators } from './indicator-table.ts'
import { takeListedIndicators } from './listed-indicators.ts'
import { readAppointed, readMembers, readOffices } from './members.ts'
import { membersOfTables, stagesOfTables, tasksOfTables } from './other-tables.ts'
import { buildOutline, type Section, shareClauses } from './outline.ts'
import { readPassRule } from './pass-rule.ts'
import type { Plan, PlanStage, PlanTask, PlanWarning } from './plan.ts'
import { readStages } from './stages.ts'
import { targetsOfTables } from './target-tables.ts'
import { readTargets, targetsOfRows } from './targets.ts'
import { readTasks } from './tasks.ts'

export type {
  Found,
  PassRule,
  Plan,
  PlanIndicator,
  PlanMember,
  PlanStage,
  PlanTarget,
  PlanTask,
  PlanWarning,
  UnitMention,
  UnitRole,
} from './plan.ts'
export { type KnownUnit, matchUnits, type UnitMatch } from './units.ts'

/** Reads a plan; a document in which nothing of a plan is found is refused with what was missed. */
export function readPlan(document: PositionedDocument): Result<Plan> {
  const { grids, rest } = collectGrids(document.blocks)
  const all = textLines(rest)
  const header = readHeader(cutLines(headerLines(document)))
  const lines = bodyLines(all)
  const root: Section = { marker: undefined, rank: 0, lines: [], children: [] }
  for (const part of partsOf(lines)) {
    const outline = buildOutline(part.lines)
    root.lines.push(...outline.lines)
    root.children.push(...outline.children)
  }
  shareClauses(root)
  const tabulated = readIndicators(grids)
  const indicators = tabulated.length > 0 ? tabulated : takeListedIndicators(root)
  const written = readTasks(root)
  const tabled = tasksOfTables(grids)
  const tasks = withUnits(written) >= withUnits(tabled) ? written : tabled
  const listed = readMembers(lines, [header.jurisdiction, header.jurisdiction.slice(0, -1)])
  const parts = {
    tasks,
    stages: moreDated(readStages(root, header.issuedOn), stagesOfTables(grids, header.issuedOn)),
    members: firstFilled(firstFilled(membersOfTables(grids), listed), readAppointed(lines)),
    indicators,
  }
  const refusal = notAPlan(document, header, parts)
  if (refusal) return refusal
  const { doubts, head, ...named } = header
  return ok({
    ...named,
    ...parts,
    passRule: readPassRule(document.lines),
    targets: [
      ...readTargets(root),
      ...(tasks === tabled ? targetsOfRows(tabled) : []),
      ...targetsOfTables(document.blocks),
    ],
    warnings: [...checkPlan(header, parts), ...checkColumns(grids), ...checkSubject(document)],
    head,
    offices: readOffices(lines, parts.members),
  })
}

function firstFilled<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  return first.length > 0 ? first : second
}

const withUnits = (tasks: readonly PlanTask[]): number => tasks.filter((task) => task.units.length > 0).length

/** What is written of stages, unless a table dates more of them: goals by a year's end look like stages too. */
function moreDated(written: readonly PlanStage[], tabled: readonly PlanStage[]): readonly PlanStage[] {
  const dated = (stages: readonly PlanStage[]) =>
    stages.filter(({ from, to }) => from !== '' && to !== '').length
  return written.length === 0 || dated(tabled) > dated(written) ? tabled : written
}

/** Rows of a page's own table (索引号, 发文字号 ...) speak of the head too. */
function headerLines(document: PositionedDocument) {
  return document.lines.map((line) => ({
    text: line.text,
    at: line.page === undefined ? { line: line.number } : { line: line.number, page: line.page },
  }))
}

const PLAN_NAME =
  /方案|计划|要点|工作安排|任务(?:书|清单|分解|$)|责任分工|分工表|指标体系|示范区的?(?:实施)?意见/u
const RULE_NAME = /(?:法|条例|规定|办法|细则|规则|标准|解释|决定)(?:\(.{1,12}\))?$/u

/** A plan sets tasks, or stages, or indicators; a law, a news page or a list of goods has none of them. */
function notAPlan(
  document: PositionedDocument,
  header: { title: string; planTitle: string },
  parts: Pick<Plan, 'tasks' | 'stages' | 'members' | 'indicators'>,
): ReturnType<typeof refuse> | undefined {
  const named = PLAN_NAME.test(fold(header.title + header.planTitle))
  const withUnits = parts.tasks.filter((task) => task.units.length > 0).length
  const articles = document.lines.filter((line) =>
    /^\s*第\s*[一二三四五六七八九十百\d]+\s*条/u.test(line.text),
  ).length
  const heading = squeeze(fold(document.lines.find((line) => squeeze(line.text) !== '')?.text ?? ''))
  const rule =
    articles >= 5 &&
    articles > parts.tasks.length / 2 &&
    (RULE_NAME.test(heading) || !named || withUnits === 0)
  const told =
    named || document.lines.some((line) => /任务|责任|分工|牵头|示范区|方案|计划/u.test(fold(line.text)))
  const enough =
    (withUnits >= 2 && told) ||
    parts.indicators.length >= 5 ||
    (parts.indicators.length >= 3 && parts.indicators.every((entry) => entry.units.length > 0)) ||
    (named &&
      parts.tasks.length >= 1 &&
      (withUnits >= 1 || parts.stages.length >= 1 || parts.tasks.length >= 3)) ||
    (named && parts.stages.length >= 2)
  if (enough && !rule) return undefined
  const missing = [
    ...(named ? [] : ['plan_title']),
    ...(parts.tasks.length === 0 ? ['tasks'] : []),
    ...(withUnits === 0 ? ['responsible_units'] : []),
    ...(parts.stages.length === 0 ? ['stages'] : []),
    ...(parts.members.length === 0 ? ['members'] : []),
    ...(parts.indicators.length === 0 ? ['indicators'] : []),
  ]
  return refuse('invalid', 'assessment.not_a_plan', {
    fileName: document.fileName,
    reason: rule ? 'law_or_rule' : 'nothing_of_a_plan',
    missing,
    lines: document.lines.length,
  })
}

/** A table whose head says nothing known: somebody should look at what its columns were taken for. */
function checkColumns(grids: readonly Grid[]): PlanWarning[] {
  return grids
    .filter((grid) => grid.guessed)
    .map((grid) => ({
      code: 'columns_guessed',
      message: {
        zh: '表头无法识别，各栏按内容判断，请核对',
        en: 'the head of this table is not known; its columns were told by their content',
      },
      at: grid.at,
    }))
}

function checkSubject(document: PositionedDocument): PlanWarning[] {
  const text = squeeze(fold(document.lines.map((line) => line.text).join('')))
  if (/示范区/u.test(text) && /网络(?:市场|交易|监管)|网络/u.test(text)) return []
  return [
    {
      code: 'other_subject',
      message: {
        zh: '文中没有提到网络市场监管与服务示范区',
        en: 'the text does not speak of a demonstration zone of online-market regulation and service',
      },
    },
  ]
}
