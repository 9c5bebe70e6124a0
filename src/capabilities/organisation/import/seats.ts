/** 成员名单: columns of the workbook, and what each row would become, or why not. Pure. */
import type { Language } from '../../../kernel/text.ts'
import type { SeatRole } from '../contract.ts'
import { EXAMPLE_MARK, keyOf } from './columns.ts'

export const SEAT_SHEET = { zh: '成员', en: 'Members' } as const

export const SEAT_ROLE_WORDS: Readonly<Record<SeatRole, { zh: string; en: string }>> = {
  head: { zh: '组长', en: 'Head' },
  executiveDeputy: { zh: '常务副组长', en: 'Executive deputy head' },
  deputy: { zh: '副组长', en: 'Deputy head' },
  member: { zh: '成员', en: 'Member' },
  officeDirector: { zh: '办公室主任', en: 'Director of the office' },
  officeDeputy: { zh: '办公室副主任', en: 'Deputy director of the office' },
  staff: { zh: '工作人员', en: 'Staff' },
  liaison: { zh: '联络员', en: 'Liaison officer' },
}

export const SEAT_COLUMNS = {
  role: { zh: '组内职务', en: 'Role' },
  name: { zh: '姓名', en: 'Name' },
  unit: { zh: '单位', en: 'Unit' },
  post: { zh: '职务', en: 'Post' },
} as const
type SeatColumn = keyof typeof SEAT_COLUMNS

export function seatTemplate(language: Language) {
  return [
    {
      name: SEAT_SHEET[language],
      headings: Object.values(SEAT_COLUMNS).map((words) => words[language]),
      rows: [[SEAT_ROLE_WORDS.member[language], `${EXAMPLE_MARK[language]}人员`, '市商务局', '副局长']],
    },
  ]
}

interface SheetLike {
  readonly name: string
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
}

export interface SeatCells {
  readonly number: number
  readonly text: Readonly<Record<SeatColumn, string>>
}

/** The first sheet with a column of roles; undefined when none has. */
export function readSeatSheet(sheets: readonly SheetLike[]): readonly SeatCells[] | undefined {
  for (const sheet of sheets) {
    const [head, ...rows] = sheet.rows
    const places = new Map(head?.cells.map((heading, place) => [keyOf(SEAT_COLUMNS, heading), place]))
    if (!places.has('role')) continue
    const cell = (cells: readonly string[], column: SeatColumn) => cells[places.get(column) ?? -1] ?? ''
    return rows.flatMap(({ number, cells }) => {
      const text = {
        role: cell(cells, 'role'),
        name: cell(cells, 'name'),
        unit: cell(cells, 'unit'),
        post: cell(cells, 'post'),
      }
      return Object.values(EXAMPLE_MARK).some((mark) => text.name.startsWith(mark)) ? [] : [{ number, text }]
    })
  }
  return undefined
}

export interface KnownUnit {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly aliases: readonly string[]
  readonly region: string
}

/** The one unit of the region that bears the name, in whatever form it is written. */
export function unitCalled(units: readonly KnownUnit[], region: string, name: string): KnownUnit | undefined {
  const found = units.filter(
    (unit) => unit.region === region && [unit.name, unit.shortName, ...unit.aliases].includes(name),
  )
  return found.length === 1 ? found[0] : undefined
}

export interface PlannedSeat {
  readonly role: SeatRole
  readonly unitId: string | null
  readonly unitWords: string
  readonly post: string
  readonly personId: string | null
  readonly name: string
}

export interface SeatJudgement {
  readonly rows: readonly {
    readonly row: number
    readonly name: string
    readonly problems: readonly { readonly field: SeatColumn; readonly code: string }[]
  }[]
  readonly seats: readonly PlannedSeat[]
}

/** Units that are unknown stay words; a person of that name in that unit is taken for the holder. */
export function judgeSeats(
  cells: readonly SeatCells[],
  known: {
    readonly region: string
    readonly units: readonly KnownUnit[]
    readonly people: readonly { readonly id: string; readonly name: string; readonly unitId: string }[]
    readonly existing: readonly {
      readonly role: SeatRole
      readonly unitName: string
      readonly name: string
    }[]
  },
): SeatJudgement {
  const seats: PlannedSeat[] = []
  const taken = new Set(known.existing.map(({ role, unitName, name }) => `${role} ${unitName} ${name}`))
  const rows = cells.map(({ number, text }) => {
    const problems: { field: SeatColumn; code: string }[] = []
    const role = keyOf(SEAT_ROLE_WORDS, text.role)
    const unit = unitCalled(known.units, known.region, text.unit)
    const unitName = unit?.name ?? text.unit
    if (role === undefined) problems.push({ field: 'role', code: 'organisation.import_unknown_seat_role' })
    if (text.name === '' && text.unit === '' && text.post === '')
      problems.push({ field: 'name', code: 'organisation.import_seat_empty' })
    if (text.name.length > 40) problems.push({ field: 'name', code: 'organisation.import_name_missing' })
    if (text.unit.length > 120) problems.push({ field: 'unit', code: 'organisation.import_text_long' })
    if (text.post.length > 120) problems.push({ field: 'post', code: 'organisation.import_text_long' })
    const key = `${role} ${unitName} ${text.name}`
    if (problems.length === 0 && taken.has(key))
      problems.push({ field: 'name', code: 'organisation.import_seat_exists' })
    taken.add(key)
    if (problems.length === 0 && role !== undefined) {
      const namesakes = known.people.filter(
        (person) => person.name === text.name && person.unitId === unit?.id,
      )
      const [person] = namesakes
      seats.push({
        role,
        unitId: unit?.id ?? null,
        unitWords: unit === undefined ? text.unit : '',
        post: text.post,
        personId: namesakes.length === 1 && person !== undefined ? person.id : null,
        name: text.name,
      })
    }
    return { row: number, name: text.name || text.post, problems }
  })
  return { rows, seats }
}
