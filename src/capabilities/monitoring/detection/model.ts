/**
 * 自建模型: a rule that officers compose, as data. Words with and, or, not and near; price, sales, goods, region and
 * the words of pictures. Pure: `parseModel` reads the file, `evaluate` says what it finds.
 */
import { z } from 'zod'
import { type Detail, ok, type Result, refuse } from '../../../kernel/result.ts'
import type { PageView } from '../page/view.ts'
import { type Folded, fold, foldWord, originalSpan, SENTENCE_END, standing } from './fold.ts'
import { type Goods, goodsOf } from './goods.ts'
import type { Facts } from './rule.ts'

type Condition =
  | {
      readonly kind: 'words'
      readonly any: readonly string[]
      readonly in: 'page' | 'title' | 'image' | 'review'
    }
  | {
      readonly kind: 'near'
      readonly first: readonly string[]
      readonly second: readonly string[]
      readonly within: number
    }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'price' | 'sales'; readonly min?: number | undefined; readonly max?: number | undefined }
  | { readonly kind: 'goods'; readonly any: readonly string[] }
  | { readonly kind: 'region'; readonly any: readonly string[] }

const words = z.array(z.string().trim().min(1).max(60)).min(1).max(500)
const range = { min: z.number().nonnegative().optional(), max: z.number().nonnegative().optional() }
const DEPTH_MAX = 8

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('words'),
      any: words,
      in: z.enum(['page', 'title', 'image', 'review']).default('page'),
    }),
    z.strictObject({
      kind: z.literal('near'),
      first: words,
      second: words,
      within: z.number().int().min(0).max(200),
    }),
    z.strictObject({ kind: z.enum(['and', 'or']), of: z.array(condition).min(1).max(20) }),
    z.strictObject({ kind: z.literal('not'), of: condition }),
    z.strictObject({ kind: z.enum(['price', 'sales']), ...range }),
    z.strictObject({ kind: z.literal('goods'), any: words }),
    z.strictObject({ kind: z.literal('region'), any: words }),
  ]),
)

const modelSchema = z.strictObject({
  format: z.literal('sishi-model/1'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  version: z.number().int().positive(),
  title: z.strictObject({ zh: z.string().min(1).max(200), en: z.string().max(200) }),
  level: z.enum(['violation', 'look', 'note']),
  basis: z.string().max(200).default(''),
  when: condition,
})

/** 模型文件. */
export type Model = z.infer<typeof modelSchema>

export interface ModelHit {
  /** What it rests on; conditions on figures have no place in the text. */
  readonly spans: readonly { readonly start: number; readonly end: number; readonly text: string }[]
}

/** Reads a model file; the refusal names the field that is wrong. */
export function parseModel(json: unknown): Result<Model> {
  // Read before anything else walks down into it.
  if (isDeeperThan(json, NESTING_MAX))
    return refuse('invalid', 'monitoring.model_too_deep', { depthMax: DEPTH_MAX })
  const parsed = modelSchema.safeParse(json)
  if (!parsed.success) return refuseFile(json, parsed.error.issues)
  if (depthOf(parsed.data.when) > DEPTH_MAX)
    return refuse('invalid', 'monitoring.model_too_deep', { depthMax: DEPTH_MAX })
  return ok(parsed.data)
}

/** Only the first fault: whoever mends it sees the next. */
function refuseFile(json: unknown, [issue]: readonly z.core.$ZodIssue[]) {
  const field = issue?.path.join('.') ?? ''
  const refusal = (fault: string, details: Readonly<Record<string, Detail>> = {}) =>
    refuse('invalid', `monitoring.model_field_${fault}`, { field, ...details })
  if (issue === undefined || valueAt(json, issue.path) === undefined) return refusal('missing')
  switch (issue.code) {
    case 'invalid_type':
      return refusal('type', { expected: issue.expected })
    case 'invalid_value':
      return refusal('value', { allowed: issue.values.join(', ') })
    case 'invalid_union':
      return refusal('value', { allowed: optionsOf(issue).join(', ') })
    case 'too_small':
      return refusal('small', { bound: Number(issue.minimum) })
    case 'too_big':
      return refusal('large', { bound: Number(issue.maximum) })
    case 'unrecognized_keys':
      return refusal('unknown', { field: [...issue.path, issue.keys[0]].join('.') })
    default:
      return refusal('form')
  }
}

const optionsOf = (issue: object): readonly unknown[] =>
  'options' in issue && Array.isArray(issue.options) ? issue.options : []

const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce(
    (at: unknown, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    json,
  )

/** Objects and lists in each other; a condition takes two at most. */
const NESTING_MAX = 3 * DEPTH_MAX

function isDeeperThan(json: unknown, most: number): boolean {
  let level = [json]
  for (let depth = 0; depth <= most && level.length > 0; depth += 1)
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  return level.length > 0
}

function depthOf(each: Condition): number {
  if (each.kind === 'not') return 1 + depthOf(each.of)
  return each.kind === 'and' || each.kind === 'or' ? 1 + Math.max(...each.of.map(depthOf)) : 1
}

/** What the model finds on a page; undefined where its condition does not hold. */
export function evaluate(model: Model, page: PageView, facts: Facts = {}): ModelHit | undefined {
  const reading: Reading = { page, folded: fold(page.text), goods: goodsOf(page), facts }
  const spans = holds(model.when, reading)
  return spans && { spans: spans.map((span) => ({ ...span, text: page.text.slice(span.start, span.end) })) }
}

interface Reading {
  readonly page: PageView
  readonly folded: Folded
  readonly goods: ReadonlySet<Goods>
  readonly facts: Facts
}
type Spans = readonly { readonly start: number; readonly end: number }[]

function holds(each: Condition, reading: Reading): Spans | undefined {
  const { page, facts } = reading
  switch (each.kind) {
    case 'and': {
      const parts = each.of.map((part) => holds(part, reading))
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined
    }
    case 'or': {
      const parts = each.of.map((part) => holds(part, reading)).filter((part) => part !== undefined)
      return parts.length > 0 ? parts.flat() : undefined
    }
    case 'not':
      return holds(each.of, reading) === undefined ? [] : undefined
    case 'words': {
      const found = each.any.flatMap((word) => placesOf(word, reading)).filter(isIn(each.in, page))
      return found.length > 0 ? found.map(({ start, end }) => ({ start, end })) : undefined
    }
    case 'near': {
      const first = each.first.flatMap((word) => placesOf(word, reading))
      const second = each.second.flatMap((word) => placesOf(word, reading))
      for (const a of first)
        for (const b of second) {
          const gap = a.from < b.from ? b.from - a.to : a.from - b.to
          if (gap >= 0 && gap <= each.within) return [a, b].map(({ start, end }) => ({ start, end }))
        }
      return undefined
    }
    case 'price': {
      const found = page.prices.filter(({ kind, amount }) => kind === 'shown' && isBetween(amount, each))
      return found.length > 0 ? found.map(({ start, end }) => ({ start, end })) : undefined
    }
    case 'sales':
      return page.sales !== undefined && isBetween(page.sales, each) ? [] : undefined
    case 'goods':
      return each.any.some((goods) => reading.goods.has(goods as Goods)) ? [] : undefined
    case 'region':
      return each.any.some((name) => facts.region?.includes(name) || page.seller.address?.includes(name))
        ? []
        : undefined
  }
}

interface WordPlace {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

function placesOf(word: string, { folded }: Reading): readonly WordPlace[] {
  const wanted = foldWord(word)
  const places: WordPlace[] = []
  for (
    let from = wanted === '' ? -1 : folded.text.indexOf(wanted);
    from >= 0;
    from = folded.text.indexOf(wanted, from + 1)
  ) {
    const to = from + wanted.length
    if (standing(folded, from, to, SENTENCE_END) !== 'apart')
      places.push({ from, to, ...originalSpan(folded, from, to) })
  }
  return places
}

const isIn =
  (where: 'page' | 'title' | 'image' | 'review', page: PageView) =>
  ({ start }: WordPlace): boolean =>
    where === 'page' ||
    page.segments.some((each) => each.zone === where && each.start <= start && start < each.end)

const isBetween = (
  value: number,
  { min = 0, max = Number.POSITIVE_INFINITY }: { min?: number | undefined; max?: number | undefined },
) => value >= min && value <= max
