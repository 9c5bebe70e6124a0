/** 量化目标: figures that a plan sets itself, with the day by which they are due. Pure. */
import { fold, withoutStop } from './fold.ts'
import { CONTENT_LABEL, type Section, titleAndBody, walkSections } from './outline.ts'
import { type Passage, passageOf, positionAt } from './passage.ts'
import type { PlanTarget, PlanTask } from './plan.ts'
import { findUnitClauses } from './unit-clauses.ts'

const UNIT =
  '(?:个?工作日|个百分点|百分点|%|‰|分(?![钟之析别类级行支])|(?:万|亿|千|百|十)*(?:元|美元|人次|人|户次|户|家次|家|个次|个|条次|条|件次|件|场次|场|次|批次|批|项|名|条|处|单|件次|吨|平方米|公里|小时|学时|倍|平台|笔|份|辆|台|亩|种|款|类|座|所|期|支|套|门|位|只|篇|间|册|例|起|宗|幅))'
const VALUE = new RegExp(
  `((?:\\d[\\d,]*(?:\\.\\d+)?)(?:%?\\s*-+\\s*\\d[\\d,]*(?:\\.\\d+)?)?\\s*${UNIT}|百分之[一二三四五六七八九十百]+|翻(?:一|两|二)番)`,
  'gu',
)
const BOUND_BEFORE = /(?:不低于|不少于|不超过|不高于|超过|突破|达到|大于|高于|低于|小于|至少|≥|≤)$/u
const BOUND_AFTER = /^(?:以上|以下|以内|左右|及以上|\(含\)以上)/u
const CUE =
  /达到|达|超过|突破|不低于|不少于|不超过|控制在|保持在|增长|增速|增加|提高|提升|降低|下降|力争|实现|培育|打造|建成|建设|新建|新增|引进|引入|招引|培训|开展|举办|组织|完成|发展|认定|创建|改造|覆盖|认证|占比|比重|配备|实施|查处|查办|办结|立案|抽检|归集|制定|压缩|缩短|压减|以上|至少|推动|扶持|孵化|形成|设立|设置|布设|刊发|发布|培养|吸引|带动|评选|征集|聘请|率/u
const VERB =
  /(?:应|要|须|需|将|力争|争取|确保|努力|总体|累计|全部|均|都|分别)*(?:不低于|不少于|不超过|达到|达|超过|突破|控制在|保持在|稳定在|维持在|提高(?:到|至)|提升(?:到|至)|压缩(?:到|至)|缩短(?:到|至)|压减(?:到|至)|增加(?:到|至)|扩大(?:到|至)|降低(?:到|至)|大于|高于|低于|至少|占|为|在|至|到)+(?:20\d\d年的?)?(?:全国|全省|全市)?$/u
const DUE =
  /(?:到|至|截至|截止|力争|确保)?((?:20\d{2}年(?:\d{1,2}月)?(?:底|末|年底|年末)?|(?:二〇|二零)[一二三四五六七八九〇零]{2}年(?:[一二三四五六七八九十]{1,2}月)?(?:底|末)?|“?十[四五六]五”?(?:期)?末|创建期(?:满|末|内|间)|(?:一|两|二|三)年内|每年|全年|年内|今年(?:底|末)?))(?:前|以前|之前|止)?/gu

const NOT_TARGETS = /指导思想|步骤|进度|阶段|保障|组织领导|要求|领导小组|思想/u

/** The targets in goals and tasks; stages and safeguards tell of work, not of figures to reach. */
export function readTargets(root: Section): PlanTarget[] {
  const targets: PlanTarget[] = []
  for (const chapter of chaptersOf(root)) {
    const sections = [chapter, ...[...walkSections(chapter)].map((entry) => entry.section)]
    const named = sections.map((section) => ({ section, ...titleAndBody(section.lines) }))
    const chapterTitle = fold(named[0]?.title ?? '')
    const silent = NOT_TARGETS.test(chapterTitle) && !/目标|任务|总体/u.test(chapterTitle)
    const stated = /总体/u.test(chapterTitle) && !/目标/u.test(chapterTitle)
    let due = ''
    for (const { section, title, head, body } of named) {
      const goals = /目标/u.test(chapterTitle + fold(title))
      if (silent && !goals) continue
      const headed = goals ? /\((20\d\d年(?:底|末)?)\)$/u.exec(fold(title))?.[1] : undefined
      if (headed) due = title.slice(-1 - headed.length, -1)
      // 总体要求 speaks of figures in passing; only what it says to reach by a day counts.
      if (stated && !goals && !/力争|到\s*20\d\d年|20\d\d年底/u.test(fold(body.text))) continue
      for (const passage of section === chapter ? [body] : [head, body]) {
        const found = passageTargets(passage, goals ? due : '', goals)
        targets.push(...found.targets)
        due = found.due
      }
    }
  }
  return targets
}

/** The targets in the rows of a table of tasks. */
export function targetsOfRows(tasks: readonly PlanTask[]): PlanTarget[] {
  return tasks.flatMap(({ title, text, at }) =>
    [title, text].flatMap((words) => passageTargets(passageOf([{ text: words, at }]), '', false).targets),
  )
}

function chaptersOf(root: Section): Section[] {
  return root.children.flatMap((child) =>
    child.rank < 1 && child.children.length > 0 ? chaptersOf(child) : [child],
  )
}

function passageTargets(
  passage: Passage,
  inherited: string,
  goals: boolean,
): { targets: PlanTarget[]; due: string } {
  const folded = fold(passage.text)
  const clauses = findUnitClauses(passage)
  const targets: PlanTarget[] = []
  let due = inherited
  let from = 0
  for (const sentence of folded.split(/(?<=[。;])/u)) {
    const start = from
    from += sentence.length
    // A sentence that is nothing but its units; behind the units of others stands their work.
    if (clauses.some((clause) => start >= clause.from && from <= clause.to + 1)) continue
    let subject = ''
    let at = start
    for (const clause of sentence.split(/(?<=[,])/u)) {
      const here = at
      at += clause.length
      if (clauses.some((unit) => here >= unit.from && here < unit.to)) continue
      const day = dueOf(clause)
      if (day) due = passage.text.slice(here + day.index, here + day.index + day.length)
      const values = [...clause.matchAll(VALUE)].filter((match) => isFigure(clause, match))
      for (const [index, match] of values.entries()) {
        const before = values[index - 1]
        const begin = before ? before.index + before[0].length : 0
        const printed = passage.text.slice(here, here + clause.length)
        const metric = metricOf(printed, clause, begin, match, subject).replace(CONTENT_LABEL, '')
        if (metric === '') continue
        if (/零售|交易|额|量|率|数|产值|收入|比重|占比/u.test(metric)) {
          const growth = fold(metric).search(/(?:年均|同比|每年)?(?:增长|增速|提高|提升)/u)
          subject = growth < 0 ? metric : metric.slice(0, growth)
        }
        targets.push({
          text: withoutStop(passage.text.slice(start, start + sentence.length)),
          metric,
          value: printed.slice(match.index, match.index + match[0].length),
          by: due,
          bound: boundOf(printed, clause, match),
          at: positionAt(passage, here + match.index),
          confidence: due === '' ? 0.7 : 0.85,
        })
      }
    }
    // A day holds for its sentence, for the list behind its colon, and in a chapter of goals until the next.
    if (sentence.endsWith('。') && !goals && !sentence.includes(':')) due = inherited
  }
  return { targets, due }
}

function dueOf(clause: string): { index: number; length: number } | undefined {
  for (const match of clause.matchAll(DUE)) {
    const printed = match[1] ?? ''
    const lead = match[0].indexOf(printed)
    const after = clause.slice(match.index + match[0].length)
    const explicit =
      lead > 0 ||
      /[底末内]$|每年|全年/u.test(printed) ||
      /^(?:,|力争|实现|全[市县区]|底|末|前|网|电|建设|建成|新增|新建|培育|打造|举办|引进|达到?|突破)/u.test(
        after,
      )
    if (explicit) return { index: match.index + lead, length: printed.length }
  }
  return undefined
}

const OF_SIZE =
  /^(?:\(含\)|及)?以[上下]的?\p{Script=Han}{0,6}(?:企业|网店|店铺|商家|项目|主体|经营者|平台|大户)/u

const SIZED = /(?:额|产值|营收|收入)(?:超过?|过|达到?|突破|在)$/u
const OF_KIND = /^(?:级|的)?(?:企业|网店|店铺|商家|平台|主播|品牌|园区|基地|产业)/u

/** A figure to reach, not a name (12315), a quoted slogan, a share of a year, or a number of a document. */
function isFigure(clause: string, match: RegExpExecArray): boolean {
  // 总分, 得分率: the pass rule, which has a field of its own.
  if (/总(?:得)?分|得分率/u.test(clause)) return false
  // Points are what satisfaction is measured in; elsewhere they are those of a table.
  if (/分$/u.test(match[0]) && !/满意|评分|测评|指数/u.test(clause)) return false
  const index = match.index
  const before = clause.slice(0, index)
  const after = clause.slice(index + match[0].length)
  if (/[“《(]$/u.test(before) && /^[”》]/u.test(after)) return false
  if ((before.match(/“/gu)?.length ?? 0) > (before.match(/”/gu)?.length ?? 0)) return false
  if (/[第近每]\s*$|\d$|[A-Za-z]$/u.test(before)) return false
  // 由2023年的12%提高到: where it stands today.
  if (/^(?:左右)?(?:提高|提升|增加|增长|扩大|压缩|缩短|降低|下降)(?:到|至)/u.test(after)) return false
  // 年交易额超10亿元平台8家, 年销售额500万元以上的网店: whom it speaks of.
  if (/元$/u.test(match[0]) && SIZED.test(before) && OF_KIND.test(after)) return false
  if (/元$/u.test(match[0]) && OF_SIZE.test(after)) return false
  // A time to act in is a limit; one that is made shorter is a figure.
  if (/工作日$/u.test(match[0]) && !/压缩|缩短|压减/u.test(before)) return false
  if (
    /^\d+(?:个|项|次|条)$/u.test(match[0]) &&
    /^(?:月|方面|阶段|问题|五|工作日|环节|自然日|部分)/u.test(after)
  )
    return false
  return CUE.test(clause)
}

function metricOf(
  printed: string,
  clause: string,
  begin: number,
  match: RegExpExecArray,
  subject: string,
): string {
  const index = match.index
  const folded = clause.slice(begin, index)
  let lead =
    /^(?:[,、和及并]|(?:工作|主要|具体)?内容:|(?:到|至|截至|力争|确保|实现|争取|使|推动|其中)+|20\d{2}年(?:\d{1,2}月)?(?:底|末)?(?:前)?|“?十[四五六]五”?末|每年|全年|年内|(?:两|三)年内)+/u.exec(
      folded,
    )?.[0].length ?? 0
  lead +=
    /^在[^,;]{2,12}(?=设立|设置|建设|建成|新建|打造|布设|刊发|发布)/u.exec(folded.slice(lead))?.[0].length ??
    0
  let end = folded.length
  const verb = VERB.exec(folded)
  if (verb && verb.index >= lead) end = verb.index
  const year = /[:,]?(?:到|至)?20\d{2}年(?:\d{1,2}月)?(?:底|末)?(?:前)?$/u.exec(folded.slice(lead, end))
  if (year && year.index > 0) end = lead + year.index
  const base = /(?:由|从)(?:20\d\d年)?(?:底|末)?的?\d/u.exec(folded.slice(lead, end))
  if (base) end = lead + base.index
  const words = printed.slice(begin + lead, begin + end).replace(/^[、，,：:]+|[、，,：:]+$/gu, '')
  const noun =
    /^(?:以上|左右|及以上)?的?((?!以上|以下|左右)[\p{Script=Han}]{2,14}?)(?=[,。;、]|以上|左右|$)/u.exec(
      clause.slice(index + match[0].length),
    )
  if (/^(?:年均|同比|每年|平均|比上年)?(?:增长|增速|增幅|提高|提升|下降)?$/u.test(fold(words))) {
    if (words === '' && noun && !/^(?:以上|左右)/u.test(noun[1] ?? '')) return noun[1] ?? ''
    return words === '' ? subject : subject + words
  }
  const actsOn =
    /(?:培育|打造|建成|建设|新建|新增|引进|引入|招引|培训|开展|举办|组织|完成|发展|认定|创建|扶持|孵化|形成|认证)(?:各类|一批)?$/u.test(
      fold(words),
    )
  return actsOn && noun ? words + (noun[1] ?? '') : words
}

function boundOf(printed: string, clause: string, match: RegExpExecArray): string {
  const end = match.index + match[0].length
  const before = BOUND_BEFORE.exec(clause.slice(0, match.index))
  const after = BOUND_AFTER.exec(clause.slice(end))
  if (before && (before[0] !== '达到' || !after)) return printed.slice(before.index, match.index)
  return after ? printed.slice(end, end + after[0].length) : ''
}
