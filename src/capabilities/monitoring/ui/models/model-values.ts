/** A model as its form has it, and as its file. Pure. */

export const ROW_KINDS = ['words', 'without', 'near', 'price', 'sales', 'goods', 'region'] as const
export type RowKind = (typeof ROW_KINDS)[number]
export const WHERES = ['page', 'title', 'image', 'review'] as const

/** One condition as a line of the form. */
export interface Row {
  readonly kind: RowKind
  readonly words?: string
  readonly where?: (typeof WHERES)[number]
  readonly second?: string
  readonly within?: string | number
  readonly min?: string | number
  readonly max?: string | number
}

export interface ModelValues {
  readonly key: string
  readonly title: string
  readonly level: 'violation' | 'look' | 'note'
  readonly basis?: string
  readonly join: 'and' | 'or'
  readonly rows: readonly Row[]
}

export const NEW_MODEL: Partial<ModelValues> = {
  level: 'look',
  join: 'and',
  rows: [{ kind: 'words', where: 'page' }],
}

const listOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[\s,，、;；]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

const bound = (value: string | number | undefined) =>
  value === undefined || value === '' ? undefined : Number(value)

function conditionOf(row: Row): object {
  switch (row.kind) {
    case 'words':
      return { kind: 'words', any: listOf(row.words), in: row.where ?? 'page' }
    case 'without':
      return { kind: 'not', of: { kind: 'words', any: listOf(row.words), in: row.where ?? 'page' } }
    case 'near':
      return {
        kind: 'near',
        first: listOf(row.words),
        second: listOf(row.second),
        within: Number(row.within ?? 10),
      }
    case 'price':
    case 'sales': {
      const [min, max] = [bound(row.min), bound(row.max)]
      return { kind: row.kind, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
    }
    case 'goods':
    case 'region':
      return { kind: row.kind, any: listOf(row.words) }
  }
}

/** The file of what stands in the form. */
export function fileOf(values: ModelValues, version: number): Record<string, unknown> {
  return {
    format: 'sishi-model/1',
    id: values.key,
    version,
    title: { zh: values.title, en: values.title },
    level: values.level,
    basis: values.basis ?? '',
    when: { kind: values.join, of: values.rows.map(conditionOf) },
  }
}

interface Part {
  readonly kind: string
  readonly any?: readonly string[]
  readonly in?: Row['where']
  readonly first?: readonly string[]
  readonly second?: readonly string[]
  readonly within?: number
  readonly min?: number
  readonly max?: number
  readonly of?: Part | readonly Part[]
}

function rowOf(part: Part): Row | undefined {
  const words = (part.any ?? part.first ?? []).join(' ')
  const where = part.in ?? 'page'
  switch (part.kind) {
    case 'words':
      return { kind: 'words', words, where }
    case 'not': {
      const inner = part.of as Part
      return inner.kind === 'words'
        ? { kind: 'without', words: (inner.any ?? []).join(' '), where: inner.in ?? 'page' }
        : undefined
    }
    case 'near':
      return { kind: 'near', words, second: (part.second ?? []).join(' '), within: part.within ?? 0 }
    case 'price':
    case 'sales':
      return {
        kind: part.kind,
        ...(part.min === undefined ? {} : { min: part.min }),
        ...(part.max === undefined ? {} : { max: part.max }),
      }
    case 'goods':
    case 'region':
      return { kind: part.kind, words }
    default:
      return undefined
  }
}

/** The form of a file; undefined when its conditions are nested deeper than the form has lines for. */
export function valuesOf(file: Record<string, unknown>): ModelValues | undefined {
  const { when, title, ...rest } = file as {
    readonly when: Part
    readonly title: { readonly zh: string }
    readonly id: string
    readonly level: ModelValues['level']
    readonly basis: string
  }
  const isJoined = when.kind === 'and' || when.kind === 'or'
  const parts = isJoined ? (when.of as readonly Part[]) : [when]
  const rows = parts.map(rowOf)
  if (rows.some((row) => row === undefined)) return undefined
  return {
    key: rest.id,
    title: title.zh,
    level: rest.level,
    basis: rest.basis,
    join: when.kind === 'or' ? 'or' : 'and',
    rows: rows.filter((row) => row !== undefined),
  }
}
