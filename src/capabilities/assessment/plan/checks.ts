/** 复核: what the office should look at in a plan that was read. Pure. */
import type { Bilingual } from '../../../kernel/text.ts'
import type { Position } from '../../../platform/documents/index.ts'
import type { Header } from './header.ts'
import type { PlanIndicator, PlanMember, PlanStage, PlanTask, PlanWarning } from './plan.ts'
import { isUnitName } from './unit-name.ts'

function warn(code: string, zh: string, en: string, at?: Position): PlanWarning {
  const message: Bilingual = { zh, en }
  return at ? { code, message, at } : { code, message }
}

const HEAD_PARTS: readonly (readonly [keyof Header & string, string, string])[] = [
  ['title', '标题', 'title'],
  ['documentNumber', '发文字号', 'document number'],
  ['issuedOn', '成文日期', 'date of issue'],
  ['issuer', '发文机关', 'issuer'],
  ['jurisdiction', '辖区', 'jurisdiction'],
]

/** Everything doubtful, in the order of the document's parts. */
export function checkPlan(
  header: Header,
  parts: {
    readonly tasks: readonly PlanTask[]
    readonly stages: readonly PlanStage[]
    readonly members: readonly PlanMember[]
    readonly indicators: readonly PlanIndicator[]
  },
): PlanWarning[] {
  return [
    ...HEAD_PARTS.filter(([part]) => header[part] === '').map(([part, zh, en]) =>
      warn(`missing_${snake(part)}`, `未找到${zh}`, `no ${en} found`),
    ),
    ...header.doubts.map((code) =>
      code === 'title_from_plan'
        ? warn(
            code,
            '没有通知标题，以方案标题代替',
            'no title of a notice; the plan’s own title stands in its place',
          )
        : warn(code, '成文日期不确定，请核对', 'the date of issue is uncertain', header.head.issuedOn?.at),
    ),
    ...checkTasks(parts.tasks),
    ...checkStages(parts.stages),
    ...checkMembers(parts.members),
    ...checkIndicators(parts.indicators),
  ]
}

function snake(name: string): string {
  return name.replace(/[A-Z]/gu, (c) => `_${c.toLowerCase()}`)
}

function checkTasks(tasks: readonly PlanTask[]): PlanWarning[] {
  const warnings: PlanWarning[] = []
  if (tasks.length === 0) warnings.push(warn('no_tasks', '未找到任务', 'no tasks found'))
  for (const [index, task] of tasks.entries()) {
    const before = tasks[index - 1]
    const name = `${task.number ?? ''}${task.title}`
    if (task.units.length === 0)
      warnings.push(
        warn('task_without_units', `任务“${name}”没有责任单位`, `task “${name}” names no unit`, task.at),
      )
    if (before && before.number !== null && task.number !== null) {
      const restarts = task.number === 1 || before.section !== task.section
      if (task.number === before.number && before.section === task.section)
        warnings.push(
          warn(
            'task_number_twice',
            `任务编号${task.number}重复`,
            `task number ${task.number} appears twice`,
            task.at,
          ),
        )
      else if (task.number !== before.number + 1 && !(restarts && task.number === 1))
        warnings.push(
          warn(
            'task_number_gap',
            `任务编号从${before.number}跳到${task.number}`,
            `task numbers jump from ${before.number} to ${task.number}`,
            task.at,
          ),
        )
    }
    for (const unit of task.units) {
      if (!isUnitName(unit.printed))
        warnings.push(
          warn(
            'unit_unclear',
            `“${unit.printed}”不像单位名称`,
            `“${unit.printed}” does not look like a unit`,
            task.at,
          ),
        )
    }
    if (task.text.length > 2000)
      warnings.push(
        warn(
          'task_long',
          `任务“${name}”的正文过长，可能混入了其他内容`,
          `the text of task “${name}” is very long; other text may have slipped in`,
          task.at,
        ),
      )
  }
  return warnings
}

function checkStages(stages: readonly PlanStage[]): PlanWarning[] {
  return stages.flatMap((stage, index) => {
    const before = stages[index - 1]
    if (stage.to === '')
      return [
        warn(
          'stage_without_dates',
          `阶段“${stage.name}”没有起止时间`,
          `stage “${stage.name}” has no months`,
          stage.at,
        ),
      ]
    if (stage.from > stage.to)
      return [
        warn(
          'stage_reversed',
          `阶段“${stage.name}”的起止时间颠倒`,
          `stage “${stage.name}” ends before it begins`,
          stage.at,
        ),
      ]
    if (before && stage.from !== '' && before.to !== '' && stage.from < before.from)
      return [
        warn(
          'stage_order',
          `阶段“${stage.name}”早于上一阶段`,
          `stage “${stage.name}” begins before the stage above it`,
          stage.at,
        ),
      ]
    return []
  })
}

function checkMembers(members: readonly PlanMember[]): PlanWarning[] {
  const seen = new Set<string>()
  return members.flatMap((member) => {
    if (member.name === '')
      return [
        warn(
          'member_without_name',
          `“${member.position}”没有姓名`,
          `“${member.position}” has no name`,
          member.at,
        ),
      ]
    const twice = seen.has(member.name)
    seen.add(member.name)
    if (twice)
      return [
        warn('member_twice', `成员“${member.name}”重复`, `member “${member.name}” appears twice`, member.at),
      ]
    return member.position === ''
      ? [
          warn(
            'member_without_position',
            `成员“${member.name}”没有职务`,
            `member “${member.name}” has no position`,
            member.at,
          ),
        ]
      : []
  })
}

function checkIndicators(indicators: readonly PlanIndicator[]): PlanWarning[] {
  const warnings: PlanWarning[] = []
  for (const [index, entry] of indicators.entries()) {
    const before = indicators[index - 1]
    const label = `${entry.number ?? '?'} ${entry.name}`
    if (entry.number === null)
      warnings.push(
        warn(
          'indicator_without_number',
          `指标“${entry.name}”没有编号`,
          `indicator “${entry.name}” has no number`,
          entry.at,
        ),
      )
    if (before?.number != null && entry.number !== null && entry.number !== before.number + 1) {
      const twice = entry.number === before.number
      warnings.push(
        twice
          ? warn(
              'indicator_number_twice',
              `指标编号${entry.number}重复`,
              `indicator number ${entry.number} appears twice`,
              entry.at,
            )
          : warn(
              'indicator_number_gap',
              `指标编号从${before.number}跳到${entry.number}`,
              `indicator numbers jump from ${before.number} to ${entry.number}`,
              entry.at,
            ),
      )
    }
    if (entry.points === null)
      warnings.push(
        warn(
          'indicator_without_points',
          `指标“${label}”没有分值`,
          `indicator “${label}” has no points`,
          entry.at,
        ),
      )
    if (entry.units.length === 0)
      warnings.push(
        warn(
          'indicator_without_units',
          `指标“${label}”没有责任单位`,
          `indicator “${label}” names no unit`,
          entry.at,
        ),
      )
    if (entry.restored.group !== undefined)
      warnings.push(
        warn(
          'group_restored',
          `指标“${label}”印在“${entry.group}”下，应属“${entry.restored.group}”`,
          `indicator “${label}” is printed under “${entry.group}” and belongs to “${entry.restored.group}”`,
          entry.at,
        ),
      )
    if (entry.restored.name !== undefined)
      warnings.push(
        warn(
          'name_restored',
          `指标“${entry.name}”有重复文字，疑为“${entry.restored.name}”`,
          `indicator “${entry.name}” has doubled characters; it may read “${entry.restored.name}”`,
          entry.at,
        ),
      )
  }
  return [...warnings, ...checkPoints(indicators)]
}

/** Points of indicators make their subgroup, subgroups their group, groups one hundred. */
function checkPoints(indicators: readonly PlanIndicator[]): PlanWarning[] {
  if (indicators.length === 0) return []
  const warnings: PlanWarning[] = []
  const groupOf = (entry: PlanIndicator) => entry.restored.group ?? entry.group
  const sum = (entries: readonly PlanIndicator[]) =>
    entries.reduce((total, entry) => total + (entry.points ?? 0), 0)
  const groups = Map.groupBy(indicators, groupOf)
  for (const [group, entries] of groups) {
    const printed = entries.find((entry) => entry.group === group)?.groupPoints
    if (printed != null && Math.abs(sum(entries) - printed) > 1e-9)
      warnings.push(
        warn(
          'group_points',
          `“${group}”印为${printed}分，各指标合计${sum(entries)}分`,
          `“${group}” is printed with ${printed} points; its indicators add up to ${sum(entries)}`,
          entries[0]?.at,
        ),
      )
    for (const [subgroup, inner] of Map.groupBy(entries, (entry) => entry.subgroup)) {
      const points = inner[0]?.subgroupPoints
      if (points != null && Math.abs(sum(inner) - points) > 1e-9)
        warnings.push(
          warn(
            'subgroup_points',
            `“${subgroup}”印为${points}分，各指标合计${sum(inner)}分`,
            `“${subgroup}” is printed with ${points} points; its indicators add up to ${sum(inner)}`,
            inner[0]?.at,
          ),
        )
    }
  }
  const total = sum(indicators)
  if (indicators.every((entry) => entry.points !== null) && Math.abs(total - 100) > 1e-9)
    warnings.push(
      warn(
        'total_points',
        `全部指标合计${total}分，不是100分`,
        `all indicators add up to ${total}, not 100`,
        indicators[0]?.at,
      ),
    )
  return warnings
}
