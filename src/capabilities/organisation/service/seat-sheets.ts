/** 成员名单 in and out: the template, a workbook judged row by row, and the list as xlsx. */
import { buffer } from 'node:stream/consumers'
import { type Actor, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Bilingual, Language } from '../../../kernel/text.ts'
import { Download, type Upload } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { readXlsx, writeXlsx, XLSX_MEDIA_TYPE } from '../../../platform/xlsx/read.ts'
import { eachPage, streamXlsx } from '../../../platform/xlsx/stream.ts'
import type { SheetVerdict } from '../contract.ts'
import {
  judgeSeats,
  readSeatSheet,
  SEAT_COLUMNS,
  SEAT_ROLE_WORDS,
  SEAT_SHEET,
  type SeatCells,
  seatTemplate,
} from '../import/seats.ts'
import * as store from '../store/bodies.ts'
import { listOpenUnits } from '../store/units.ts'
import { findKept, insertSeatsIn, listSeats } from './bodies.ts'

const ROWS_MAX = 500
const BYTES_MAX = 2 * 1024 * 1024

export async function downloadSeatTemplate(language: Language): Promise<Download> {
  const name = language === 'zh' ? '成员导入模板.xlsx' : 'members-template.xlsx'
  return new Download(name, XLSX_MEDIA_TYPE, await writeXlsx(seatTemplate(language)))
}

/** The rows of an uploaded workbook, by whatever reads its sheets. */
export async function readSheetUpload<Row>(
  uploads: AsyncIterable<Upload>,
  read: (sheets: NonNullable<Awaited<ReturnType<typeof readXlsx>>>) => readonly Row[] | undefined,
): Promise<Result<readonly Row[]>> {
  for await (const upload of uploads) {
    const content = await buffer(upload.content)
    if (content.length > BYTES_MAX)
      return refuse('invalid', 'organisation.import_too_large', { rowsMax: ROWS_MAX })
    const sheets = await readXlsx(content)
    const rows = sheets === undefined ? undefined : read(sheets)
    if (rows === undefined) return refuse('invalid', 'organisation.import_no_sheet')
    if (rows.length === 0) return refuse('invalid', 'organisation.import_empty')
    return rows.length > ROWS_MAX
      ? refuse('invalid', 'organisation.import_too_large', { rowsMax: ROWS_MAX })
      : ok(rows)
  }
  return refuse('invalid', 'organisation.import_no_sheet')
}

export interface SheetOutcome {
  readonly rows: SheetVerdict[]
  readonly good: number
  readonly bad: number
  readonly imported: number
}

export interface SheetOptions {
  readonly mode: 'check' | 'all' | 'good'
  readonly language: Language
}

interface JudgedRow<Field extends string> extends Omit<SheetVerdict, 'problems'> {
  readonly problems: readonly { readonly field: Field; readonly code: string }[]
}

/** What the mode makes of the judged rows, told in words: an outcome to answer with, or a refusal, or leave to import. */
export function settleSheet<Field extends string>(
  world: World,
  judged: readonly JudgedRow<Field>[],
  columns: Readonly<Record<Field, Bilingual>>,
  { mode, language }: SheetOptions,
): Result<{ outcome: SheetOutcome; isImport: boolean }> {
  const bad = judged.filter((row) => row.problems.length > 0).length
  const good = judged.length - bad
  if (mode === 'all' && bad > 0) return refuse('conflict', 'organisation.import_bad_rows', { bad })
  if (mode !== 'check' && good === 0) return refuse('conflict', 'organisation.import_nothing_good')
  const rows = judged.map((row) => ({
    ...row,
    problems: row.problems.map(({ field, code }) => ({
      field: columns[field][language],
      code,
      reason: world.translate(language, code),
    })),
  }))
  const isImport = mode !== 'check'
  return ok({ outcome: { rows, good, bad, imported: isImport ? good : 0 }, isImport })
}

export async function importSeats(
  world: World,
  actor: Officer,
  bodyId: string,
  uploads: AsyncIterable<Upload>,
  options: SheetOptions,
): Promise<Result<SheetOutcome>> {
  const cells = await readSheetUpload<SeatCells>(uploads, readSeatSheet)
  if (!cells.ok) return cells
  return await world.db.transact(
    scopeOf(actor, 'organisation.keepBodies'),
    async (tx): Promise<Result<SheetOutcome>> => {
      const found = await findKept(tx, world, actor, bodyId)
      if (!found.ok) return found
      const { region } = found.value
      const today = dayOf(world.clock.now())
      const existing = await store.listSeatsOf(tx, bodyId, today)
      const judged = judgeSeats(cells.value, {
        region,
        units: await listOpenUnits(tx),
        people: await store.findPeopleByName(tx, region, [
          ...new Set(cells.value.map((row) => row.text.name)),
        ]),
        existing: existing.map((seat) => ({ ...seat, name: seat.holder?.name ?? '' })),
      })
      const settled = settleSheet(world, judged.rows, SEAT_COLUMNS, options)
      if (!settled.ok) return settled
      if (settled.value.isImport) await insertSeatsIn(tx, actor, found.value, judged.seats)
      return ok(settled.value.outcome)
    },
  )
}

/** The list with its filter, streamed. */
export function exportSeats(
  world: World,
  actor: Actor,
  query: Omit<Parameters<typeof listSeats>[2], 'after' | 'limit'>,
  language: Language,
): Download {
  const t = (key: string) => world.translate(language, `organisation.seat_${key}`)
  const stream = streamXlsx(
    SEAT_SHEET[language],
    [t('body'), ...Object.values(SEAT_COLUMNS).map((words) => words[language]), t('since')],
    eachPage(
      (after) => listSeats(world, actor, { ...query, limit: 500, after }),
      (seat) => [
        seat.bodyName,
        SEAT_ROLE_WORDS[seat.role][language],
        seat.holder?.name ?? '',
        seat.unitName,
        seat.post,
        seat.holder?.fromOn ?? '',
      ],
    ),
  )
  return new Download(`${SEAT_SHEET[language]}.xlsx`, XLSX_MEDIA_TYPE, stream)
}
