/** 任务: the tasks of a plan with the units that answer for them. Pure. */
import { fold, withoutStop } from './fold.ts'
import { splitPoints } from './indicator-table.ts'
import { CONTENT_LABEL, linesOf, type Section, titleAndBody, walkSections } from './outline.ts'
import { type Passage, type PlacedLine, passageOf, slicePassage } from './passage.ts'
import type { PlanTask, UnitMention } from './plan.ts'
import { findUnitClauses, ledBeforeSemicolon, mentionedUnits, type UnitClause } from './unit-clauses.ts'
import { firstLeads, readUnits, semicolonLeads, unitFields } from './unit-list.ts'
import { isUnitName } from './unit-name.ts'

const TASK_CHAPTER =
  /任务|重点工作|工作内容|创建内容|(?:主要|重点|工作|具体)(?:措施|举措)|职责分工|责任分工|工作重点|重点举措|行动内容|重点项目/u
const OTHER_CHAPTER =
  /保障|步骤|进度|阶段|安排|组织领导|组织实施|要求|目标|原则|思想|总体|意义|背景|考核|监督|督查|宣传|领导小组|评估|附则|职责$/u

/** The tasks of all chapters that set tasks. */
export function readTasks(root: Section): PlanTask[] {
  const chapters = topChapters(root)
  const title = (chapter: Section) => fold(titleAndBody(chapter.lines).title)
  const named = chapters.filter(
    (chapter) =>
      TASK_CHAPTER.test(title(chapter)) && !/^(?:目标任务|任务目标|工作目标)/u.test(title(chapter)),
  )
  const chosen = chapters.filter((chapter) => {
    if (named.includes(chapter)) return true
    const count = clausesUnder(chapter)
    if (count === 0 || OTHER_CHAPTER.test(title(chapter))) return false
    return named.length === 0 || named.every((other) => clausesUnder(other) === 0) || count >= 2
  })
  if (chosen.length === 0) chosen.push(...unnamedChapters(chapters))
  const withUnits = chosen.filter((chapter) => clausesUnder(chapter) > 0)
  const used =
    withUnits.length > 0 ? chosen.filter((c) => named.includes(c) || withUnits.includes(c)) : chosen
  const whole = passageOf(linesOf(root)).text
  const parted = semicolonLeads(whole)
  const tasks = used.flatMap((chapter) => chapterTasks(chapter, parted))
  const led = firstLeads(whole) ? tasks.map(ledByFirst) : tasks
  // Where the plan numbers none of them, they are counted, so that tables and people can refer to them.
  return led.every((task) => task.number === null) ? led.map((task, i) => ({ ...task, number: i + 1 })) : led
}

/** Neither a heading nor a unit tells where the tasks stand: the chapters with the most items under them. */
function unnamedChapters(chapters: readonly Section[]): Section[] {
  const items = (chapter: Section) =>
    chapter.children.filter((child) => titleAndBody(linesOf(child)).body.text !== '').length
  const open = chapters.filter(
    (chapter) => items(chapter) >= 2 && !OTHER_CHAPTER.test(fold(titleAndBody(chapter.lines).title)),
  )
  const most = Math.max(...open.map(items), 0)
  return open.filter((chapter) => items(chapter) * 2 >= most)
}

/** 排第一位的为牵头单位: said once, it holds for every list that names no other. */
function ledByFirst(task: PlanTask): PlanTask {
  const [first, ...rest] = task.units
  if (!first || task.units.some((unit) => unit.role === 'lead')) return task
  const units = [{ ...first, role: 'lead' as const }, ...rest]
  return { ...task, units, ...unitFields(units) }
}

/** The chapters of all parts: the top level that really divides the text. */
function topChapters(root: Section): Section[] {
  let level = [root]
  for (;;) {
    const next = level.flatMap((section) => section.children)
    if (next.length === 0) return level.filter((section) => section !== root)
    const [only] = next
    if (
      only &&
      next.length === 1 &&
      only.rank >= 1 &&
      TASK_CHAPTER.test(fold(titleAndBody(only.lines).title))
    )
      return next
    const deep = next.filter((section) => section.rank >= 1)
    if (deep.length >= 2 || next.length >= 2)
      return next.flatMap((section) =>
        section.rank < 1 && section.children.length > 0 ? section.children : [section],
      )
    level = next
  }
}

/** Sections are asked again at every level. */
const clauseCounts = new WeakMap<Section, number>()

function clausesUnder(section: Section): number {
  const known = clauseCounts.get(section)
  if (known !== undefined) return known
  const count = findUnitClauses(passageOf(linesOf(section))).length
  clauseCounts.set(section, count)
  return count
}

function ownClauses(section: Section): number {
  return findUnitClauses(passageOf(section.lines)).length
}

/** The tasks of one chapter: the level of headings that the unit clauses belong to. */
function chapterTasks(chapter: Section, parted: boolean): PlanTask[] {
  if (chapter.children.length === 0) return paragraphTasks(chapter, parted)
  const depth = taskDepth(chapter)
  const tasks: PlanTask[] = []
  const visit = (section: Section, parents: readonly Section[]) => {
    const level = parents.length
    if (level >= depth || section.children.length === 0) {
      const many = section.children.length === 0 && ownClauses(section) > 2
      tasks.push(
        ...(many
          ? paragraphTasks(section, parted)
          : [taskOf(section, parents[parents.length - 1] ?? chapter, parted)]),
      )
      return
    }
    for (const child of section.children) visit(child, [...parents, section])
  }
  for (const child of chapter.children) visit(child, [chapter])
  return tasks
}

/** How many levels under the chapter the tasks stand: 1 for its children. */
function taskDepth(chapter: Section): number {
  const all = [...walkSections(chapter, [chapter])]
  const deepest = Math.max(...all.map((entry) => entry.parents.length))
  for (let depth = deepest; depth > 1; depth -= 1) {
    const here = all.filter((entry) => entry.parents.length === depth)
    const groups = new Map<Section | undefined, Section[]>()
    for (const { section, parents } of here) {
      const parent = parents[parents.length - 1]
      const group = groups.get(parent)
      if (group) group.push(section)
      else groups.set(parent, [section])
    }
    // A clause at the end of a group of items belongs to their parent; a clause at several items belongs to each.
    let each = 0
    let parentOnly = 0
    for (const group of groups.values()) {
      const counts = group.map(clausesUnder)
      const withClause = counts.filter((count) => count > 0).length
      const lone = group.length === 1 && (group[0]?.rank ?? 0) < 8 && groups.size > 1
      if (withClause >= 2 || (lone && withClause === 1)) each += 1
      else if (withClause === 1 && counts[counts.length - 1] === 1 && !lone) parentOnly += 1
      else if (withClause === 1) each += 1
    }
    if (each > 0 && each >= parentOnly) return depth
  }
  const childrenWithClause = chapter.children.filter((child) => clausesUnder(child) > 0).length
  if (childrenWithClause > 0) return 1
  // No units at all: numbered items (1. 2.) under sections are the tasks, else the sections.
  const items = all.filter((entry) => entry.parents.length === 2 && entry.section.rank <= 6)
  return items.length >= chapter.children.length ? 2 : 1
}

function taskOf(section: Section, parent: Section | undefined, parted: boolean): PlanTask {
  const lines = linesOf(section)
  const at = section.lines[0]?.at ?? { line: 1 }
  const owner = ownerOf(lines)
  const { title, body } = titleAndBody(owner?.lines ?? lines)
  const clauses = clausesOf(body, parted)
  const said = owner || clauses.length > 0 ? [] : mentionedUnits(body)
  const fields = bodyFields(body, clauses, owner?.units ?? said)
  return {
    number: section.marker?.number ?? null,
    ...sectionFields(parent),
    title,
    ...fields,
    at,
    confidence: owner
      ? 0.75
      : said.length > 0
        ? 0.5
        : confidenceOf(title, clauses, section.marker !== undefined),
  }
}

function clausesOf(body: Passage, parted: boolean): UnitClause[] {
  const clauses = findUnitClauses(body)
  return parted ? clauses.map((clause) => ledBeforeSemicolon(body, clause)) : clauses
}

/** 县商务局：制定扶持政策。 A plan may go through its units and give each its work. */
function ownerOf(
  lines: readonly PlacedLine[],
): { units: readonly UnitMention[]; lines: PlacedLine[] } | undefined {
  const whole = passageOf(lines)
  const colon = fold(whole.text).indexOf(':')
  if (colon < 2 || colon > 60 || /[。；;]/u.test(whole.text.slice(0, colon))) return undefined
  if (findUnitClauses(whole).length > 0) return undefined
  const { units } = readUnits(slicePassage(whole, 0, colon))
  const named = /[局委办部院会心社行队府站司区镇乡处]$|单位$|\)$/u.test(fold(whole.text.slice(0, colon)))
  if (!named || units.length === 0 || !units.every((unit) => isUnitName(unit.printed))) return undefined
  const rest = whole.text.slice(colon + 1)
  const role = /^牵头|^负责牵头/u.test(fold(rest)) ? ('lead' as const) : ('responsible' as const)
  if (rest === '') return undefined
  return {
    units: units.map((unit) => ({ ...unit, role })),
    lines: [{ text: rest, at: lines[0]?.at ?? { line: 1 } }],
  }
}

function sectionFields(parent: Section | undefined): { section: string; sectionNumber: string } {
  if (!parent) return { section: '', sectionNumber: '' }
  return {
    section: splitPoints(titleAndBody(parent.lines).title).name,
    sectionNumber: (parent.marker?.printed ?? '').replace(/[、.．]$/u, ''),
  }
}

/** （注：…）, （括号内排第一位的为牵头单位）: how to read the plan, under its last task. */
const REMARK =
  /[。；]?[（(](?:注[：:]|[^（()）]{0,12}(?:第一|首位|分号前)[^（()）]{0,8}牵头)[^（()）]*[）)]。?$/u

function bodyFields(body: Passage, clauses: readonly UnitClause[], owners: readonly UnitMention[] = []) {
  const units = [...owners, ...clauses.flatMap((clause) => clause.units)]
  let text = ''
  let from = 0
  for (const clause of clauses) {
    text += body.text.slice(from, clause.from)
    from = clause.to
  }
  text = (text + body.text.slice(from)).replace(REMARK, '')
  const line = /(?:完成|办结)(?:时限|时间|期限)[:：]([^。；;]{2,30})[。；;]?$/u.exec(text)
  return {
    text: withoutStop((line ? text.slice(0, line.index) : text).replace(CONTENT_LABEL, '')),
    ...unitFields(units),
    units,
    deadline: withoutStop(clauses.find((clause) => clause.deadline !== '')?.deadline ?? line?.[1] ?? ''),
    note: clauses
      .map((clause) => clause.note)
      .filter((note) => note !== '')
      .join('。'),
  }
}

function confidenceOf(title: string, clauses: readonly UnitClause[], numbered: boolean): number {
  const clause = clauses.length === 0 ? 0.6 : Math.min(...clauses.map((entry) => entry.confidence))
  const heading = title.length <= 30 ? 1 : 0.8
  return Math.round(clause * heading * (numbered ? 1 : 0.9) * 100) / 100
}

/** Paragraphs without numbers, each closed by its unit clause. */
function paragraphTasks(section: Section, parted: boolean): PlanTask[] {
  const whole = passageOf(section.lines)
  const { title, body } = titleAndBody(section.lines)
  const clauses = findUnitClauses(body)
  if (clauses.length < 2) return clauses.length === 1 ? [taskOf(section, undefined, parted)] : []
  const tasks: PlanTask[] = []
  let from = 0
  for (const clause of clauses) {
    const part = slicePassage(body, from, clause.to)
    from = clause.to
    while ('。；;'.includes(body.text[from] ?? ' ')) from += 1
    const lines: PlacedLine[] = [
      { text: part.text, at: part.marks[0]?.at ?? whole.marks[0]?.at ?? { line: 1 } },
    ]
    const own = titleAndBody(lines)
    tasks.push({
      number: tasks.length + 1,
      section: title,
      sectionNumber: (section.marker?.printed ?? '').replace(/[、.．]$/u, ''),
      title: own.title,
      ...bodyFields(own.body, clausesOf(own.body, parted)),
      at: lines[0]?.at ?? { line: 1 },
      confidence: 0.6,
    })
  }
  return tasks
}
