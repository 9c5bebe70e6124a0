/** 计分: what the rules found against what was planted. Pure. */
import type { Finding } from '../../src/capabilities/monitoring/detection/detect.ts'
import type { PageView } from '../../src/capabilities/monitoring/page/view.ts'
import type { Fault, LookAlike, Truth } from '../../src/practice/truth.ts'

export interface Read {
  readonly url: string
  readonly view: PageView
  readonly findings: readonly Finding[]
}

export interface Score {
  readonly rule: string
  readonly name: string
  /** Planted on pages that were read. */
  faults: number
  found: number
  /** Found as surely as it should be. */
  atLevel: number
  /** Of those whose wording stands in no rule file. */
  unknown: number
  unknownFound: number
  /** Of those by which no rule was mended. */
  heldOut: number
  heldOutFound: number
  /** Findings above "note" that are right, and that are wrong; `gross` were called a violation. */
  right: number
  wrong: number
  gross: number
  readonly misses: string[]
  readonly mistakes: string[]
}

export const ratio = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : part / whole

const overlaps = ({ position, text }: Finding, view: PageView, wanted: string): boolean => {
  if (wanted === '' || position === undefined) return true
  let isThere = false
  for (let at = view.text.indexOf(wanted); at >= 0; at = view.text.indexOf(wanted, at + 1)) {
    isThere = true
    if (position.start < at + wanted.length && at < position.end) return true
  }
  // A wording that layout took apart is compared by its words.
  return !isThere && (text.includes(wanted) || wanted.includes(text))
}

export function scoreOf(
  truth: Truth,
  reads: ReadonlyMap<string, Read>,
  isKnown: (core: string) => boolean,
): readonly Score[] {
  const scores = new Map<string, Score>()
  const scoreFor = (rule: string, name: string): Score => {
    const known = scores.get(rule)
    if (known !== undefined) return known
    const made = {
      rule,
      name,
      faults: 0,
      found: 0,
      atLevel: 0,
      unknown: 0,
      unknownFound: 0,
      heldOut: 0,
      heldOutFound: 0,
      right: 0,
      wrong: 0,
      gross: 0,
      misses: [],
      mistakes: [],
    }
    scores.set(rule, made)
    return made
  }
  for (const fault of truth.faults) countFault(fault, reads, scoreFor(fault.rule, fault.name), isKnown)
  const faultsOn = grouped(truth.faults, ({ page, alsoOn }) => [...new Set([page, ...alsoOn])])
  const likesOn = grouped(truth.lookAlikes, ({ page }) => [page])
  for (const { url, view, findings } of reads.values())
    for (const finding of findings) {
      if (finding.level === 'note') continue
      const score = scoreFor(finding.rule, finding.title.zh)
      // A page of one article carries one plant: whatever the rule quotes of it is that fault.
      const isRight = (faultsOn.get(url) ?? []).some(({ rule, also, text, page }) =>
        rule === finding.rule ? page === url || overlaps(finding, view, text) : also.includes(finding.rule),
      )
      const isTolerated = (likesOn.get(url) ?? []).some(
        ({ rule, most, text }) =>
          rule === finding.rule &&
          most === 'look' &&
          finding.level === 'look' &&
          overlaps(finding, view, text),
      )
      if (isRight) score.right += 1
      else if (!isTolerated) {
        score.wrong += 1
        if (finding.level === 'violation') score.gross += 1
        score.mistakes.push(`${finding.level} “${finding.text}” ${near(view, finding)} ${url}`)
      }
    }
  return [...scores.values()].sort((a, b) => a.rule.localeCompare(b.rule))
}

function countFault(
  fault: Fault,
  reads: ReadonlyMap<string, Read>,
  score: Score,
  isKnown: (core: string) => boolean,
): void {
  const pages = [fault.page, ...fault.alsoOn].flatMap((url) => reads.get(url) ?? [])
  if (pages.length === 0) return
  const hits = pages.flatMap(({ view, findings }) =>
    findings.filter(
      ({ rule, level, ...rest }) =>
        rule === fault.rule && level !== 'note' && overlaps({ rule, level, ...rest }, view, fault.text),
    ),
  )
  const isFound = hits.length > 0
  score.faults += 1
  score.found += Number(isFound)
  score.atLevel += Number(hits.some(({ level }) => level === 'violation' || fault.expected === 'look'))
  if (fault.text !== '' && !isKnown(fault.text)) {
    score.unknown += 1
    score.unknownFound += Number(isFound)
  }
  if (fault.isHeldOut) {
    score.heldOut += 1
    score.heldOutFound += Number(isFound)
  }
  if (!isFound) score.misses.push(`“${fault.text}” ${fault.page}`)
}

function near(view: PageView, { position }: Finding): string {
  if (position === undefined) return ''
  return `…${view.text.slice(Math.max(0, position.start - 14), position.end + 14).replace(/\s+/g, ' ')}…`
}

function grouped<T extends Fault | LookAlike>(
  all: readonly T[],
  pagesOf: (item: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of all)
    for (const page of pagesOf(item)) {
      const group = groups.get(page)
      if (group === undefined) groups.set(page, [item])
      else group.push(item)
    }
  return groups
}
