/** 导入校验: whether a document that was read is an edition, and every place where it is not. Pure. */
import type { z } from 'zod'
import { type Exact, exactText, parseExact, subtract, toPlainDecimal } from '../../../../kernel/exact.ts'
import { checkEdition, type EditionFault } from '../check.ts'
import { type Edition, editionSchema } from '../schema.ts'
import { type FileFault, type FilePlace, fault, type Locate, type RawDocument } from './faults.ts'

export interface Judged {
  /** Only when there is no fault. */
  readonly edition: Edition | undefined
  readonly faults: readonly FileFault[]
  /** What is allowed and should be known: texts without a translation show the Chinese one. */
  readonly notices: readonly FileFault[]
}

const FAULTS_MAX = 200

export function judgeDocument(raw: RawDocument): Judged {
  const notices: FileFault[] = []
  const document = fillTranslations(raw.document, [], (path) =>
    notices.push(fault(raw.locate(path), 'translation_missing')),
  )
  const parsed = editionSchema.safeParse(document)
  if (!parsed.success) {
    // What a cell already said, the shape of the document says again in other words.
    const told = new Set(raw.faults.map(placeKey))
    const shape = parsed.error.issues
      .map((issue) => shapeFault(issue, raw.locate))
      .filter((each) => !told.has(placeKey(each)) && !(raw.faults.length > 0 && each.row === null))
    return { edition: undefined, faults: cut([...raw.faults, ...shape]), notices: cut(notices) }
  }
  const own = checkEdition(parsed.data).map((each) => checkFault(parsed.data, each, raw.locate))
  const faults = cut([...raw.faults, ...own])
  return { edition: faults.length === 0 ? parsed.data : undefined, faults, notices: cut(notices) }
}

const cut = (faults: readonly FileFault[]) => faults.slice(0, FAULTS_MAX)
const placeKey = ({ sheet, row, column }: FilePlace) => `${sheet} ${row} ${column}`

/** Gives every text without English its Chinese words, and tells of it. */
function fillTranslations(
  value: unknown,
  path: readonly PropertyKey[],
  tell: (path: readonly PropertyKey[]) => void,
): unknown {
  if (Array.isArray(value)) return value.map((each, place) => fillTranslations(each, [...path, place], tell))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const { zh, en } = value as { zh?: unknown; en?: unknown }
  const isText = typeof zh === 'string' && zh !== '' && entries.every(([key]) => key === 'zh' || key === 'en')
  if (isText && (en === undefined || en === null || en === '')) {
    tell(path)
    return { zh, en: zh }
  }
  return Object.fromEntries(
    entries.map(([key, inside]) => [key, fillTranslations(inside, [...path, key], tell)]),
  )
}

function shapeFault(issue: z.core.$ZodIssue, locate: Locate): FileFault {
  const place = locate(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return fault(place, 'unknown_key', { found: issue.keys.join(', ') })
    case 'invalid_value':
      return fault(place, 'not_one_of', { expected: issue.values.map(String).join(' / ') })
    case 'too_small':
      return fault(place, 'missing_value')
    case 'custom':
      return fault(place, 'not_a_decimal')
    case 'invalid_type':
      return fault(place, issue.message.includes('undefined') ? 'missing_value' : 'wrong_type', {
        expected: issue.expected,
      })
    default:
      return fault(place, 'bad_form', { at: issue.path.map(String).join('.') })
  }
}

/** Where in the document a fault of the check lies. */
function pathOf(edition: Edition, { code, place }: EditionFault): readonly PropertyKey[] {
  const part = code === 'points_do_not_add_up' || code === 'rule_cannot_give_the_points' ? ['points'] : []
  if (place === edition.id) return code === 'pass_rule_out_of_range' ? ['passRule', 'totalAtLeast'] : part
  for (const list of ['series', 'measures'] as const) {
    const at = edition[list].findLastIndex((each) => ('key' in each ? each.key : each.measure) === place)
    if (at >= 0 && (list === 'measures' || code !== 'points_do_not_add_up')) {
      return [
        list,
        at,
        ...(code === 'unknown_unit' ? ['unit'] : code === 'unknown_source' ? ['sources'] : []),
      ]
    }
  }
  let found: readonly PropertyKey[] = []
  edition.groups.forEach((group, g) => {
    const groupAt = ['groups', g]
    if (group.key === place) found = [...groupAt, ...part]
    group.subgroups.forEach((subgroup, s) => {
      const subgroupAt = [...groupAt, 'subgroups', s]
      if (subgroup.key === place) found = [...subgroupAt, ...part]
      subgroup.indicators.forEach((indicator, i) => {
        const at = [...subgroupAt, 'indicators', i]
        if (String(indicator.number) === place) {
          found = [...at, ...part, ...(code === 'unknown_source' ? ['sources'] : [])]
        }
        const { rule } = indicator
        if (rule.rule === 'sum' || rule.rule === 'any') {
          const n = rule.items.findLastIndex((item) => item.key === place)
          if (n >= 0) found = [...at, 'rule', 'items', n, 'proof']
        } else if (rule.item.key === place) {
          found = [
            ...at,
            'rule',
            rule.rule === 'tiers' ? 'quantity' : 'item',
            ...(rule.rule === 'tiers' ? [] : ['proof']),
          ]
        }
      })
    })
  })
  return found
}

function checkFault(edition: Edition, found: EditionFault, locate: Locate): FileFault {
  const { declared, sum, most, ...rest } = found.details
  const given = sum ?? most
  const [left, right] = [parseExact(given ?? ''), parseExact(declared ?? '')]
  const amounts = left && right && { sum: plain(left), difference: plain(subtract(left, right)) }
  return fault(locate(pathOf(edition, found)), found.code, {
    place: found.place,
    ...rest,
    ...(declared !== undefined && { declared }),
    ...amounts,
  })
}

/** Points are decimals, so that their sums are. */
const plain = (value: Exact) => toPlainDecimal(value) ?? exactText(value)
