/**
 * 条款: laws and rules as dated data. Pure. This file holds the words; the data and the question which text
 * applies on a day stand in `provisions/catalogue.ts`, so that a page need not load them.
 */
import { type Day, dayFrom } from './day.ts'
import type { Limit, LimitUnit, Term } from './limit.ts'
import type { Bilingual } from './text.ts'

/** 依据: an article of a text that `provisions/` knows by its id, or a rule that the office gave itself. */
export type Basis =
  | { readonly kind: 'law'; readonly text: string; readonly article: string }
  | { readonly kind: 'internal'; readonly title: Bilingual }

/**
 * How sure a datum is: read in the text itself; read in a notice or report about it; from memory; or
 * sources conflict or are missing. Only the first may be relied on without a look at the text.
 */
export type Certainty = 'verified' | 'secondHand' | 'memory' | 'uncertain'

/** 法律, 行政法规, 部门规章, 规范性文件, 标准, 指南. */
export type TextKind = 'law' | 'regulation' | 'rule' | 'normative' | 'standard' | 'guide'

/** One text in one wording. Successive wordings and successors of one rule share their `name`. */
export interface LawText {
  readonly id: string
  /** What stays the same while wordings follow each other: `complaints`, `penalty-procedure`. */
  readonly name: string
  readonly title: Bilingual
  /** 文号 as published, with how sure it is. */
  readonly number: { readonly value: string; readonly certainty: Certainty } | undefined
  readonly kind: TextKind
  /** First and last day in force; without `to` it is in force until further notice. */
  readonly from: Day
  readonly fromCertainty: Certainty
  readonly to: Day | undefined
  readonly replacedBy: string | undefined
  /** Whether the wording itself was read. */
  readonly certainty: Certainty
  readonly note: Bilingual | undefined
}

/** One rule of a text, in our own words. */
export interface Provision {
  readonly text: string
  readonly article: string
  /** What the rule is about, the same in successive texts: `complaints.acceptance`. */
  readonly topic: string
  readonly gist: Bilingual
  readonly certainty: Certainty
  readonly term: Term | undefined
  /** 可以延长: by how much, for each time. */
  readonly extension: { readonly amount: number; readonly unit: LimitUnit } | undefined
  /** Sums and rates that the rule names, as decimal text with their unit in the gist. */
  readonly amounts: Readonly<Record<string, string>>
}

/** Writes a text down; what is left out is unknown or open. Certainty of number and day default to the text's. */
export function declareText(data: {
  readonly id: string
  readonly name: string
  readonly zh: string
  readonly en: string
  readonly number?: string
  readonly numberCertainty?: Certainty
  readonly kind: TextKind
  readonly from: string
  readonly fromCertainty?: Certainty
  readonly to?: string
  readonly replacedBy?: string
  readonly certainty: Certainty
  readonly note?: Bilingual
}): LawText {
  const { number, certainty } = data
  return {
    id: data.id,
    name: data.name,
    title: { zh: data.zh, en: data.en },
    number:
      number === undefined ? undefined : { value: number, certainty: data.numberCertainty ?? certainty },
    kind: data.kind,
    from: dayFrom(data.from),
    fromCertainty: data.fromCertainty ?? certainty,
    to: data.to === undefined ? undefined : dayFrom(data.to),
    replacedBy: data.replacedBy,
    certainty,
    note: data.note,
  }
}

/** What may stand with a rule beyond its words. */
interface ProvisionParts {
  readonly certainty?: Certainty
  readonly term?: Term
  readonly extension?: { readonly amount: number; readonly unit: LimitUnit }
  readonly amounts?: Readonly<Record<string, string>>
}

/** Writes the rules of one text down; a rule that was read in its text needs no certainty. */
export function provisionsOf(text: string) {
  return (article: string, topic: string, zh: string, en: string, parts: ProvisionParts = {}): Provision => ({
    text,
    article,
    topic,
    gist: { zh, en },
    certainty: parts.certainty ?? 'verified',
    term: parts.term,
    extension: parts.extension,
    amounts: parts.amounts ?? {},
  })
}

/** The limit that a provision sets; undefined where it sets none. */
export function limitOf(provision: Provision): Limit | undefined {
  const { term, text, article } = provision
  return term && { ...term, source: { text, article } }
}
