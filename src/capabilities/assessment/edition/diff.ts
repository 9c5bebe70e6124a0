/** 版本比较: what one edition says otherwise than another. Pure. */
import type { Bilingual } from '../../../kernel/text.ts'
import {
  comparisonsText,
  GROUNDS,
  KINDS,
  METHODS,
  quantityText,
  RULES,
  tiersText,
  wordOf,
} from './exchange/index.ts'
import { listIndicators } from './items.ts'
import type { Edition, EditionOutline, Indicator, Item } from './schema.ts'

/** One difference; `field` names what of the subject changed, and is null where all of it came or went. */
export interface EditionChange {
  readonly change: 'added' | 'removed' | 'reworded' | 'points' | 'changed'
  readonly subject: 'edition' | 'group' | 'subgroup' | 'indicator' | 'item' | 'series' | 'measure' | 'source'
  readonly key: string
  readonly title: Bilingual
  readonly field: string | null
  readonly before: Bilingual | null
  readonly after: Bilingual | null
}

interface Field {
  readonly kind: 'reworded' | 'points' | 'changed'
  readonly text: Bilingual
}

interface Part {
  readonly subject: EditionChange['subject']
  readonly key: string
  readonly title: Bilingual
  readonly fields: Readonly<Record<string, Field>>
}

const wording = (text: Bilingual): Field => ({ kind: 'reworded', text })
const plain = (text: string): Bilingual => ({ zh: text, en: text })
const points = (text: string): Field => ({ kind: 'points', text: plain(text) })
const other = (text: unknown): Field => ({ kind: 'changed', text: plain(String(text)) })
/** Settings in one text, whatever order a file gives them in. */
function flat(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return value.map(flat).join('、')
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return entries.map(([key, inside]) => `${key}: ${flat(inside)}`).join('; ')
}
const joined = (notes: readonly Bilingual[]): Field =>
  wording({ zh: notes.map((note) => note.zh).join('\n'), en: notes.map((note) => note.en).join('\n') })

function partsOf(edition: Edition | EditionOutline): Part[] {
  const head = headOf(edition)
  if (edition.table !== 'complete') return [head]
  const subgroups = edition.groups.flatMap((group) =>
    group.subgroups.map((subgroup) => ({ group, subgroup })),
  )
  const homes = subgroups.flatMap(({ subgroup }) =>
    subgroup.indicators.map((each) => [each.number, subgroup.key] as const),
  )
  const home = new Map(homes)
  return [
    head,
    ...edition.groups.map(
      ({ key, title, ...group }): Part => ({
        subject: 'group',
        key,
        title,
        fields: { title: wording(title), points: points(group.points) },
      }),
    ),
    ...subgroups.map(
      ({ group, subgroup: { key, title, ...subgroup } }): Part => ({
        subject: 'subgroup',
        key,
        title,
        fields: { title: wording(title), points: points(subgroup.points), group: other(group.key) },
      }),
    ),
    ...listIndicators(edition).map((each) => indicatorPart(each, home.get(each.number) ?? '')),
    ...listIndicators(edition).flatMap(itemParts),
    ...edition.series.map(
      ({ key, title, definition, ...rest }): Part => ({
        subject: 'series',
        key,
        title,
        fields: {
          title: wording(title),
          definition: wording(definition),
          settings: other(flat(rest)),
        },
      }),
    ),
    ...edition.measures.map(
      ({ measure, title, numerator, denominator, ...rest }): Part => ({
        subject: 'measure',
        key: measure,
        title,
        fields: {
          title: wording(title),
          numerator: wording(numerator),
          ...(denominator && { denominator: wording(denominator) }),
          settings: other(flat(rest)),
        },
      }),
    ),
    ...Object.entries(edition.sources).map(
      ([key, title]): Part => ({
        subject: 'source',
        key,
        title,
        fields: { title: wording(title) },
      }),
    ),
  ]
}

function headOf(edition: Edition | EditionOutline): Part {
  const { passRule } = edition
  const table = edition.table === 'complete' ? edition : undefined
  return {
    subject: 'edition',
    key: edition.id,
    title: edition.title,
    fields: {
      title: wording(edition.title),
      document: wording(edition.document.title),
      documentNumber: other(edition.document.number ?? ''),
      effective: other(edition.effective),
      totalAtLeast: points(passRule.totalAtLeast),
      groupRateAtLeast: points(passRule.groupRateAtLeast),
      notApplicable: other(passRule.notApplicable),
      cycleYearsAtLeast: other(passRule.cycleYearsAtLeast ?? ''),
      passRuleNotes: joined(passRule.notes),
      notes: joined(edition.notes),
      ...(table && {
        points: points(table.points),
        years: other(table.years),
        sharedBandEnd: other(table.sharedBandEnd),
        judgedStep: points(table.judgedStep),
        zones: other(flat(table.zones)),
      }),
    },
  }
}

function indicatorPart(
  { number, title, note, kind, sources, methods, rule, ...each }: Indicator,
  subgroup: string,
): Part {
  const words = (terms: Readonly<Record<string, string>>, codes: readonly string[]) =>
    codes.map((code) => wordOf(terms, code)).join('、')
  return {
    subject: 'indicator',
    key: String(number),
    title,
    fields: {
      title: wording(title),
      criteria: wording(note ?? plain('')),
      points: points(each.points),
      kind: other(wordOf(KINDS, kind)),
      rule: other(ruleText(rule)),
      sources: other(sources.join('、')),
      methods: other(words(METHODS, methods)),
      subgroup: other(subgroup),
    },
  }
}

/** 打分标准 in one line, without its items. */
export function ruleText(rule: Indicator['rule']): string {
  const name = wordOf(RULES, rule.rule)
  switch (rule.rule) {
    case 'years':
    case 'count':
      return `${name} ${rule.each}`
    case 'tiers':
      return `${name} ${quantityText(rule.quantity)}：${tiersText(rule.tiers)}（${rule.bands}）`
    case 'sum':
    case 'any':
    case 'judged':
      return name
  }
}

/** 判定条件 of one item as text; empty when reviewers judge it. */
export function itemTest(rule: Indicator['rule'], key: string): string {
  if (rule.rule === 'tiers') return quantityText(rule.quantity)
  const items =
    rule.rule === 'sum' || rule.rule === 'any' ? rule.items : rule.rule === 'years' ? [rule.item] : []
  const proof = items.find((item) => item.key === key)?.proof
  return proof?.by === 'test' ? comparisonsText(proof.every) : ''
}

function itemParts({ rule }: Indicator): Part[] {
  const items: readonly (Omit<Item, 'proof'> &
    Partial<Pick<Item, 'proof'>> & { readonly points?: string })[] =
    rule.rule === 'sum' || rule.rule === 'any' ? rule.items : [rule.item]
  return items.map(({ key, condition, grounds, proof, points: own }) => ({
    subject: 'item',
    key,
    title: condition,
    fields: {
      condition: wording(condition),
      ...(own !== undefined && { points: points(own) }),
      grounds: other(grounds.map((code) => wordOf(GROUNDS, code)).join('、')),
      proof: other(proof?.by === 'test' ? comparisonsText(proof.every) : ''),
    },
  }))
}

/** Everything that `to` says otherwise than `from`, in the order of the table; nothing when they are the same. */
export function diffEditions(
  from: Edition | EditionOutline,
  to: Edition | EditionOutline,
): readonly EditionChange[] {
  const keyOf = (part: Part) => `${part.subject} ${part.subject === 'edition' ? '' : part.key}`
  const before = new Map(partsOf(from).map((part) => [keyOf(part), part]))
  const after = new Map(partsOf(to).map((part) => [keyOf(part), part]))
  const changed = [...after.values()].flatMap((part): EditionChange[] => {
    const old = before.get(keyOf(part))
    const { subject, key, title } = part
    if (old === undefined)
      return [{ change: 'added', subject, key, title, field: null, before: null, after: title }]
    const fields = new Set([...Object.keys(old.fields), ...Object.keys(part.fields)])
    return [...fields].flatMap((field) => {
      const [was, is] = [old.fields[field], part.fields[field]]
      if (was?.text.zh === is?.text.zh && was?.text.en === is?.text.en) return []
      const change = (is ?? was)?.kind ?? 'changed'
      return [
        { change, subject, key, title: old.title, field, before: was?.text ?? null, after: is?.text ?? null },
      ]
    })
  })
  const removed = [...before.values()]
    .filter((part) => !after.has(keyOf(part)))
    .map(
      ({ subject, key, title }): EditionChange => ({
        change: 'removed',
        subject,
        key,
        title,
        field: null,
        before: title,
        after: null,
      }),
    )
  return [...changed, ...removed]
}

const OWN_WORDINGS: Readonly<Record<string, readonly string[]>> = {
  indicator: ['title', 'criteria'],
  item: ['condition'],
}

/** Whether a region may keep all of it as its own wording on top of the baseline: no point and no rule is touched. */
export function areOnlyWordings(changes: readonly EditionChange[]): boolean {
  return (
    changes.length > 0 &&
    changes.every(
      ({ change, subject, field, after }) =>
        change === 'reworded' &&
        field !== null &&
        OWN_WORDINGS[subject]?.includes(field) === true &&
        (after?.zh ?? '') !== '',
    )
  )
}
