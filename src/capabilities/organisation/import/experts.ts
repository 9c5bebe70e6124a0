/** 专家名单: columns of the workbook, and what each row would become, or why not. Pure. */
import { parseDay } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/text.ts'
import { phonePattern } from '../contract.ts'
import { EXAMPLE_MARK, keyOf } from './columns.ts'
import { type KnownUnit, unitCalled } from './seats.ts'

export const EXPERT_SHEET = { zh: '专家', en: 'Experts' } as const

export const EXPERT_COLUMNS = {
  name: { zh: '姓名', en: 'Name' },
  fields: { zh: '专业', en: 'Fields' },
  unit: { zh: '工作单位', en: 'Unit' },
  qualification: { zh: '职称或资格', en: 'Qualification' },
  phone: { zh: '电话', en: 'Phone' },
  fromOn: { zh: '聘期开始', en: 'First day' },
  toOn: { zh: '聘期结束', en: 'Last day' },
} as const
type ExpertColumn = keyof typeof EXPERT_COLUMNS
const COLUMNS = Object.keys(EXPERT_COLUMNS) as ExpertColumn[]

const NAME_MAX = 40
const FIELD_MAX = 60
const FIELDS_MAX = 20
const TEXT_MAX = { unit: 120, qualification: 200 } as const

export function expertTemplate(language: Language) {
  return [
    {
      name: EXPERT_SHEET[language],
      headings: COLUMNS.map((column) => EXPERT_COLUMNS[column][language]),
      rows: [
        [`${EXAMPLE_MARK[language]}专家`, '法律、统计', '示例大学', '教授', '', '2026-01-01', '2028-12-31'],
      ],
    },
  ]
}

export interface ExpertCells {
  readonly number: number
  readonly text: Readonly<Record<ExpertColumn, string>>
}

/** The first sheet with columns of names and fields; undefined when none has. */
export function readExpertSheet(
  sheets: readonly {
    readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
  }[],
): readonly ExpertCells[] | undefined {
  for (const sheet of sheets) {
    const [head, ...rows] = sheet.rows
    const places = new Map(head?.cells.map((heading, place) => [keyOf(EXPERT_COLUMNS, heading), place]))
    if (!places.has('name') || !places.has('fields')) continue
    return rows.flatMap(({ number, cells }) => {
      const text = Object.fromEntries(
        COLUMNS.map((column) => [column, cells[places.get(column) ?? -1] ?? '']),
      ) as Record<ExpertColumn, string>
      return Object.values(EXAMPLE_MARK).some((mark) => text.name.startsWith(mark)) ? [] : [{ number, text }]
    })
  }
  return undefined
}

interface PlannedExpert {
  readonly name: string
  readonly fields: readonly string[]
  readonly unitId: string | null
  readonly unitWords: string
  readonly qualification: string
  readonly phone: string
  readonly fromOn: string
  readonly toOn: string
}

/** Units that are unknown stay words; whoever is in the pool already, or twice in the file, is not taken again. */
export function judgeExperts(
  cells: readonly ExpertCells[],
  known: {
    readonly region: string
    readonly units: readonly KnownUnit[]
    readonly existing: readonly { readonly name: string; readonly unitName: string }[]
  },
) {
  const experts: PlannedExpert[] = []
  const taken = new Set(known.existing.map(({ name, unitName }) => `${name} ${unitName}`))
  const rows = cells.map(({ number, text }) => {
    const problems: { field: ExpertColumn; code: string }[] = []
    const fault = (field: ExpertColumn, code: string) =>
      problems.push({ field, code: `organisation.${code}` })
    const fields = text.fields
      .split(/[、,，;；\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    const unit = unitCalled(known.units, known.region, text.unit)
    if (text.name === '' || text.name.length > NAME_MAX) fault('name', 'import_name_missing')
    if (fields.length === 0) fault('fields', 'import_fields_missing')
    if (fields.length > FIELDS_MAX || fields.some((field) => field.length > FIELD_MAX))
      fault('fields', 'import_text_long')
    for (const field of ['unit', 'qualification'] as const)
      if (text[field].length > TEXT_MAX[field]) fault(field, 'import_text_long')
    if (!phonePattern.test(text.phone)) fault('phone', 'import_bad_phone')
    const [fromOn, toOn] = [parseDay(text.fromOn), parseDay(text.toOn)]
    if (fromOn === undefined) fault('fromOn', 'import_day_invalid')
    if (toOn === undefined) fault('toOn', 'import_day_invalid')
    if (fromOn !== undefined && toOn !== undefined && toOn < fromOn) fault('toOn', 'term_ends_early')
    const key = `${text.name} ${unit?.name ?? text.unit}`
    if (problems.length === 0 && taken.has(key)) fault('name', 'import_expert_exists')
    taken.add(key)
    if (problems.length === 0 && fromOn !== undefined && toOn !== undefined)
      experts.push({
        name: text.name,
        fields,
        unitId: unit?.id ?? null,
        unitWords: unit === undefined ? text.unit : '',
        qualification: text.qualification,
        phone: text.phone,
        fromOn,
        toOn,
      })
    return { row: number, name: text.name, problems }
  })
  return { rows, experts }
}
