/** 逐行核验: what each row of the workbook would become, or why not. Pure: what exists already is passed in. */
import type { Reach } from '../../../kernel/actor.ts'
import type { ImportRow, UnitRow } from '../contract.ts'
import { accountPattern, phonePattern } from '../contract.ts'
import type { Role } from '../roles.ts'
import {
  EXAMPLE_MARK,
  KIND_WORDS,
  keyOf,
  PEOPLE_COLUMNS,
  type PeopleColumn,
  REACH_WORDS,
  roleOf,
  SHEETS,
  UNIT_COLUMNS,
  type UnitColumn,
} from './columns.ts'

interface SheetLike {
  readonly name: string
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
}

interface Cells<Column extends string> {
  readonly number: number
  readonly text: Readonly<Record<Column, string>>
}

/** What the workbook says, before anything is looked up. */
export interface WorkbookText {
  readonly units: readonly Cells<UnitColumn>[]
  readonly people: readonly Cells<PeopleColumn>[]
}

/** Finds the sheets by name and the columns by heading; undefined when neither sheet is there. */
export function readWorkbook(sheets: readonly SheetLike[]): WorkbookText | undefined {
  const find = (key: keyof typeof SHEETS) => sheets.find((sheet) => keyOf(SHEETS, sheet.name) === key)
  const [units, people] = [find('units'), find('people')]
  if (units === undefined && people === undefined) return undefined
  return { units: cellsOf(units, UNIT_COLUMNS), people: cellsOf(people, PEOPLE_COLUMNS) }
}

function cellsOf<Column extends string>(
  sheet: SheetLike | undefined,
  columns: Readonly<Record<Column, { readonly zh: string; readonly en: string }>>,
): Cells<Column>[] {
  const [head, ...rows] = sheet?.rows ?? []
  if (head === undefined) return []
  const places = Object.fromEntries(head.cells.map((heading, place) => [keyOf(columns, heading), place]))
  return rows.flatMap(({ number, cells }) => {
    const keys = Object.keys(columns) as Column[]
    const text = Object.fromEntries(keys.map((key) => [key, cells[places[key] ?? -1] ?? ''])) as Record<
      Column,
      string
    >
    const [first = ''] = Object.values<string>(text)
    return Object.values(EXAMPLE_MARK).some((mark) => first.startsWith(mark)) ? [] : [{ number, text }]
  })
}

export interface Existing {
  readonly units: readonly UnitRow[]
  readonly takenAccounts: ReadonlySet<string>
  readonly isKnownRegion: (code: string) => boolean
  readonly mayManageUnits: (region: string) => boolean
  readonly mayManagePeople: (unit: { region: string; id: string }) => boolean
  readonly newId: () => string
}

export interface PlannedPerson {
  readonly id: string
  readonly row: number
  readonly region: string
  readonly unitId: string
  readonly name: string
  readonly account: string
  readonly title: string
  readonly phone: string
  readonly email: string
  readonly role: { readonly role: Role; readonly reach: Reach } | undefined
}

export interface Judgement {
  readonly rows: readonly (Omit<ImportRow, 'problems'> & { readonly problems: readonly Fault[] })[]
  readonly units: readonly UnitRow[]
  readonly people: readonly PlannedPerson[]
}

interface Fault {
  readonly field: UnitColumn | PeopleColumn
  readonly code: string
}

type Verdict = Judgement['rows'][number]

export function judgeWorkbook(text: WorkbookText, existing: Existing): Judgement {
  const units: UnitRow[] = []
  const people: PlannedPerson[] = []
  const rows: Verdict[] = []
  for (const { number, text: cells } of text.units) {
    const { unit, problems } = judgeUnit(cells, [...existing.units, ...units], existing)
    if (problems.length === 0) units.push(unit)
    rows.push({ sheet: 'units', row: number, name: cells.name, problems })
  }
  const accounts = new Set(existing.takenAccounts)
  for (const { number, text: cells } of text.people) {
    const { person, problems } = judgePerson(cells, number, [...existing.units, ...units], accounts, existing)
    accounts.add(person.account)
    if (problems.length === 0) people.push(person)
    rows.push({ sheet: 'people', row: number, name: cells.name, problems })
  }
  return { rows, units, people }
}

const bears = (unit: UnitRow, name: string) =>
  unit.name === name || unit.shortName === name || unit.aliases.includes(name)

/** Collects the faults of one row. */
function faults() {
  const problems: Fault[] = []
  const unless = (isRight: boolean, field: Fault['field'], code: string) => {
    if (!isRight) problems.push({ field, code: `organisation.import_${code}` })
  }
  return { problems, unless }
}

function judgeUnit(
  cells: Readonly<Record<UnitColumn, string>>,
  units: readonly UnitRow[],
  existing: Existing,
): { unit: UnitRow; problems: readonly Fault[] } {
  const { problems, unless } = faults()
  const kind = keyOf(KIND_WORDS, cells.kind)
  const parents = units.filter((unit) => bears(unit, cells.parent))
  const isKnown = existing.isKnownRegion(cells.region)
  unless(cells.name.length >= 2 && cells.name.length <= 80, 'name', 'name_missing')
  unless(isKnown, 'region', 'unknown_region')
  unless(!isKnown || existing.mayManageUnits(cells.region), 'region', 'outside_reach')
  unless(kind !== undefined, 'kind', 'unknown_kind')
  unless(cells.parent === '' || parents.length > 0, 'parent', 'unknown_unit')
  const isTaken = units.some((unit) => unit.region === cells.region && unit.name === cells.name)
  unless(!isTaken, 'name', 'unit_exists')
  const parent = parents.find((unit) => unit.region === cells.region) ?? parents[0]
  const unit: UnitRow = {
    id: existing.newId(),
    region: cells.region,
    parentId: parent?.id ?? null,
    name: cells.name,
    shortName: cells.shortName.slice(0, 40),
    kind: kind ?? 'bureau',
    aliases: cells.aliases
      .split(/[、，,;；\n]/)
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ''),
    closedOn: null,
  }
  return { unit, problems }
}

function judgePerson(
  cells: Readonly<Record<PeopleColumn, string>>,
  row: number,
  units: readonly UnitRow[],
  accounts: ReadonlySet<string>,
  existing: Existing,
): { person: PlannedPerson; problems: readonly Fault[] } {
  const { problems, unless } = faults()
  const account = cells.account.toLowerCase()
  const named = units.filter((unit) => bears(unit, cells.unit))
  const found = cells.region === '' ? named : named.filter((unit) => unit.region === cells.region)
  const [unit] = found
  const role = roleOf(cells.role)
  const reach = cells.reach === '' ? 'unit' : keyOf(REACH_WORDS, cells.reach)
  unless(cells.name.length > 0 && cells.name.length <= 40, 'name', 'name_missing')
  unless(accountPattern.test(account), 'account', 'bad_account')
  unless(!accounts.has(account), 'account', 'account_taken')
  unless(found.length > 0, 'unit', 'unknown_unit')
  unless(found.length < 2, 'unit', 'several_units')
  unless(unit === undefined || existing.mayManagePeople(unit), 'unit', 'outside_reach')
  unless(cells.region === '' || existing.isKnownRegion(cells.region), 'region', 'unknown_region')
  unless(phonePattern.test(cells.phone), 'phone', 'bad_phone')
  unless(cells.email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cells.email), 'email', 'bad_email')
  unless(cells.role === '' || role !== undefined, 'role', 'unknown_role')
  unless(reach !== undefined, 'reach', 'unknown_reach')
  const person: PlannedPerson = {
    id: existing.newId(),
    row,
    region: unit?.region ?? '',
    unitId: unit?.id ?? '',
    name: cells.name,
    account,
    title: cells.title.slice(0, 60),
    phone: cells.phone,
    email: cells.email,
    role: role === undefined || reach === undefined ? undefined : { role, reach },
  }
  return { person, problems }
}
