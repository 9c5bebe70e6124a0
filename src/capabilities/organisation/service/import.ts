/** 导入: units and people of a workbook, judged row by row, and taken over whole, or without its bad rows. */
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { dayOf } from '../../../kernel/day.ts'
import { findRegion } from '../../../kernel/region.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import { type AuditEntry, recordAll } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { Download, type Upload } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { readXlsx, writeXlsx, XLSX_MEDIA_TYPE } from '../../../platform/xlsx/read.ts'
import type { ImportRow } from '../contract.ts'
import { PEOPLE_COLUMNS, SHEETS, templateSheets, UNIT_COLUMNS } from '../import/columns.ts'
import { type Judgement, judgeWorkbook, readWorkbook, type WorkbookText } from '../import/judge.ts'
import { setPasswords } from '../store/credentials.ts'
import { insertPeople, takenAccounts } from '../store/people.ts'
import { insertAssignments } from '../store/roles.ts'
import { insertUnits, listLocalRegions, listOpenUnits } from '../store/units.ts'
import { hashPassword } from './password-hash.ts'
import { makeInitialPassword } from './passwords.ts'

const china = chinaRegions()

/** A workbook of people is small; hashing a password takes some milliseconds each. */
const ROWS_MAX = 1000
const BYTES_MAX = 2 * 1024 * 1024

export async function importTemplate(language: Language): Promise<Download> {
  const name = language === 'zh' ? '机构和人员导入模板.xlsx' : 'import-template.xlsx'
  return new Download(name, XLSX_MEDIA_TYPE, await writeXlsx(templateSheets(language)))
}

export interface ImportOutcome {
  readonly rows: ImportRow[]
  readonly good: number
  readonly bad: number
  readonly units: number
  readonly people: number
  readonly resultFile: string | null
}

export async function importWorkbook(
  world: World,
  actor: Officer,
  uploads: AsyncIterable<Upload>,
  options: { readonly mode: 'check' | 'all' | 'good'; readonly language: Language },
): Promise<Result<ImportOutcome>> {
  const text = await readUpload(uploads)
  if (!text.ok) return text
  const accounts =
    options.mode === 'check' ? [] : text.value.people.map((row) => row.text.account.toLowerCase())
  const passwords = new Map(accounts.map((account) => [account, makeInitialPassword()]))
  const hashes = new Map(
    await Promise.all(
      [...passwords].map(async ([account, password]) => [account, await hashPassword(password)] as const),
    ),
  )
  return await world.db.transact(
    scopeOf(actor, 'organisation.managePeople'),
    async (tx): Promise<Result<ImportOutcome>> => {
      const judged = judgeWorkbook(text.value, await existingFor(tx, actor, text.value))
      const rows = judged.rows.map((row) => inWords(world, options.language, row))
      const bad = rows.filter((row) => row.problems.length > 0).length
      const outcome = { rows, bad, good: rows.length - bad, units: 0, people: 0, resultFile: null }
      if (options.mode === 'check') return ok(outcome)
      if (options.mode === 'all' && bad > 0)
        return refuse('conflict', 'organisation.import_bad_rows', { bad })
      if (bad === rows.length) return refuse('conflict', 'organisation.import_nothing_good')
      await apply(tx, world, actor, judged, hashes)
      const file = await resultWorkbook(world, options.language, rows, judged, passwords)
      return ok({
        ...outcome,
        units: judged.units.length,
        people: judged.people.length,
        resultFile: file.toString('base64'),
      })
    },
  )
}

async function readUpload(uploads: AsyncIterable<Upload>): Promise<Result<WorkbookText>> {
  for await (const upload of uploads) {
    const content = await buffer(upload.content)
    if (content.length > BYTES_MAX)
      return refuse('invalid', 'organisation.import_too_large', { rowsMax: ROWS_MAX })
    const sheets = await readXlsx(content)
    const text = sheets === undefined ? undefined : readWorkbook(sheets)
    if (text === undefined) return refuse('invalid', 'organisation.import_no_workbook')
    const count = text.units.length + text.people.length
    if (count === 0) return refuse('invalid', 'organisation.import_empty')
    return count > ROWS_MAX
      ? refuse('invalid', 'organisation.import_too_large', { rowsMax: ROWS_MAX })
      : ok(text)
  }
  return refuse('invalid', 'organisation.import_no_workbook')
}

async function existingFor(tx: Tx, actor: Officer, text: WorkbookText) {
  const accounts = text.people.map((row) => row.text.account.toLowerCase())
  const local = new Set((await listLocalRegions(tx)).map((region) => region.code))
  return {
    units: await listOpenUnits(tx),
    takenAccounts: new Set(await takenAccounts(tx, accounts)),
    isKnownRegion: (code: string) => local.has(code) || findRegion(china, code as RegionCode) !== undefined,
    mayManageUnits: (region: string) =>
      may(actor, 'organisation.manageUnits', { region: region as RegionCode, unitId: null }),
    mayManagePeople: (unit: { region: string; id: string }) =>
      may(actor, 'organisation.managePeople', { region: unit.region as RegionCode, unitId: unit.id }),
    newId: randomUUID,
  }
}

/** Roles are proposals: the security administrator confirms them (三员分立). */
async function apply(
  tx: Tx,
  world: World,
  actor: Officer,
  { units, people }: Judgement,
  hashes: ReadonlyMap<string, string>,
): Promise<void> {
  const at = world.clock.now()
  await insertUnits(tx, units)
  await insertPeople(
    tx,
    people.map(({ row: _row, role: _role, ...person }) => person),
  )
  await setPasswords(
    tx,
    people.map(({ id, account }) => ({ personId: id, hash: hashes.get(account) ?? '' })),
    at,
  )
  await insertAssignments(
    tx,
    people.flatMap(({ id, region, unitId, role }) =>
      role === undefined
        ? []
        : [
            {
              ...role,
              id: randomUUID(),
              personId: id,
              region,
              unitId,
              startsOn: dayOf(at),
              endsOn: null,
              givenBy: actor.personId,
              isProposed: true,
            },
          ],
    ),
  )
  await recordAll(tx, actor, [
    ...units.map(
      (unit): AuditEntry => ({
        action: 'organisation.unitCreated',
        subject: { type: 'organisation.unit', id: unit.id },
        region: unit.region as RegionCode,
        unitId: unit.id,
        details: { imported: true },
      }),
    ),
    ...people.map(
      (person): AuditEntry => ({
        action: 'organisation.personAdded',
        subject: { type: 'organisation.person', id: person.id },
        region: person.region as RegionCode,
        unitId: person.unitId,
        details: { imported: true, proposedRole: person.role?.role ?? null },
      }),
    ),
  ])
}

function inWords(world: World, language: Language, row: Judgement['rows'][number]): ImportRow {
  const columns: Readonly<Record<string, { zh: string; en: string }>> =
    row.sheet === 'units' ? UNIT_COLUMNS : PEOPLE_COLUMNS
  return {
    ...row,
    problems: row.problems.map(({ field, code }) => ({
      field: columns[field]?.[language] ?? field,
      code,
      reason: world.translate(language, code),
    })),
  }
}

/** 导入结果: each row with its outcome; the only place that tells the initial passwords. */
async function resultWorkbook(
  world: World,
  language: Language,
  rows: readonly ImportRow[],
  { people }: Judgement,
  passwords: ReadonlyMap<string, string>,
): Promise<Buffer> {
  const t = (key: string) => world.translate(language, `organisation.import_result_${key}`)
  return await writeXlsx([
    {
      name: t('sheet'),
      headings: ['of', 'row', 'name', 'outcome', 'reasons', 'account', 'password'].map(t),
      rows: rows.map((row) => {
        const person = row.sheet === 'people' ? people.find((planned) => planned.row === row.row) : undefined
        return [
          SHEETS[row.sheet][language],
          String(row.row),
          row.name,
          t(row.problems.length === 0 ? 'done' : 'left_out'),
          row.problems.map((problem) => `${problem.field}: ${problem.reason}`).join('; '),
          person?.account ?? '',
          person === undefined ? '' : (passwords.get(person.account) ?? ''),
        ]
      }),
    },
  ])
}
