/** 导入: a file of figures is checked row by row and kept; a second act takes its rows over. Long files by a job. */
import { randomUUID } from 'node:crypto'
import { type Actor, type Officer, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { type Detail, ok, type Result, refuse } from '../../../kernel/result.ts'
import type { AskedSeries } from '../../../kernel/series.ts'
import type { Language } from '../../../kernel/text.ts'
import { record } from '../../../platform/audit/record.ts'
import { CSV_MEDIA_TYPE, csvStream } from '../../../platform/csv.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { Download, type Upload } from '../../../platform/files.ts'
import type { JobCall } from '../../../platform/jobs/job.ts'
import type { World } from '../../../platform/world.ts'
import { writeXlsx } from '../../../platform/xlsx/read.ts'
import { streamXlsx, XLSX_MEDIA_TYPE } from '../../../platform/xlsx/stream.ts'
import { type FigureImport, IMPORT_BYTES_MAX } from '../contract.ts'
import { missingOf } from '../domain.ts'
import { COLUMNS, headingsOf, kindWord, rowOf, whereWord } from '../import/columns.ts'
import { decideEntering, mayEnterIn, mayPublishIn } from '../policy.ts'
import * as figures from '../store/figures.ts'
import * as store from '../store/import.ts'
import { askedSeries } from './entry.ts'
import { type ImportOrder, ImportPass } from './import-pass.ts'

/** A file of this size is judged while its sender waits; a longer one by a job. */
const INLINE_BYTES_MAX = 200 * 1024

export const IMPORT_JOB = 'figures.import'

export async function downloadTemplate(
  world: World,
  actor: Officer,
  query: { readonly format: 'xlsx' | 'csv'; readonly fill: 'missing' | 'all' },
  language: Language,
): Promise<Result<Download>> {
  const { asked, known } = await world.db.read(scopeOf(actor, 'figures.read'), async (tx) => ({
    asked: await askedSeries(tx, world, actor.region),
    known: await figures.listFigures(tx, actor.region),
  }))
  const own = asked.filter((series) => decideEntering(actor, actor.region, series).ok)
  const missing = missingOf(own, known).map(({ series, where, period }) => {
    const before = known.find((each) => each.series === series.key && each.where === where)
    return rowOf(
      {
        title: series.title[language],
        where,
        period,
        valueKind: 'level',
        value: '',
        unit: before?.unit ?? series.unit,
        source: before?.source ?? '',
      },
      language,
    )
  })
  const titles = new Map(own.map((each) => [each.key, each.title[language]]))
  const standing = known.flatMap((figure) => {
    const title = titles.get(figure.series)
    return title === undefined ? [] : [rowOf({ ...figure, title }, language)]
  })
  const rows = query.fill === 'missing' ? missing : [...missing, ...standing]
  const name = `${world.translate(language, 'figures.template_name')}.${query.format}`
  if (query.format === 'csv')
    return ok(new Download(name, CSV_MEDIA_TYPE, csvStream([headingsOf(language), ...rows])))
  const content = await writeXlsx([
    { name: world.translate(language, 'figures.title'), headings: headingsOf(language), rows },
    explanation(world, language, own),
  ])
  return ok(new Download(name, XLSX_MEDIA_TYPE, content))
}

/** 填表说明: the second sheet says what each series is, which units it takes, and how periods are written. */
function explanation(world: World, language: Language, own: readonly AskedSeries[]) {
  const t = (key: string) => world.translate(language, `figures.template_${key}`)
  const wheres = (series: AskedSeries) =>
    series.sides.map((side) => whereWord(side.where, language)).join(' / ')
  return {
    name: t('explanation'),
    headings: [COLUMNS.series[language], t('definition'), COLUMNS.unit[language], COLUMNS.where[language]],
    rows: [
      ...own.map((series) => [
        series.title[language],
        series.definition[language],
        series.units.map((each) => each.unit).join(' / '),
        wheres(series),
      ]),
      [COLUMNS.period[language], t('periods'), '', ''],
      [COLUMNS.valueKind[language], t('kinds'), '%', kindWord('growth', language)],
      [COLUMNS.reason[language], t('reasons'), '', ''],
    ],
  }
}

/** Keeps the file and judges it; nothing of it becomes a figure. */
export async function checkImport(
  world: World,
  actor: Officer,
  uploads: AsyncIterable<Upload>,
  language: Language,
): Promise<Result<FigureImport>> {
  const { region } = actor
  if (!mayEnterIn(actor, region))
    return refuse('forbidden', 'permission.missing', { permission: 'figures.enter' })
  for await (const upload of uploads) {
    const blob = await world.blobs.put(upload.content, { sizeMax: IMPORT_BYTES_MAX })
    if (!blob.ok) return blob
    const { sha256, size, mediaType } = blob.value
    const isZip = mediaType === XLSX_MEDIA_TYPE || mediaType === 'application/zip'
    const isLong = size > INLINE_BYTES_MAX
    const row = {
      id: randomUUID(),
      region,
      person_id: actor.personId,
      file_name: upload.fileName.slice(0, 200),
      blob: sha256,
      format: isZip ? ('xlsx' as const) : ('csv' as const),
      state: 'checking' as const,
      started_at: world.clock.now(),
    }
    const todo: ImportOrder = { actor, importId: row.id, act: 'check', publish: false, language }
    const kept = await world.db.transact(
      scopeOf(actor, 'figures.read'),
      async (tx): Promise<Result<undefined>> => {
        await store.insertImport(tx, row)
        if (isLong) await order(tx, world, todo, row.file_name)
        return ok(undefined)
      },
    )
    if (!kept.ok) return kept
    return isLong ? await getImport(world, actor, row.id) : await run(world, todo, () => Promise.resolve())
  }
  return refuse('invalid', 'figures.file_needed')
}

export async function getImport(world: World, actor: Actor, id: string): Promise<Result<FigureImport>> {
  const row = await findOwn(world, actor, id)
  return row === undefined ? refuse('not_found', 'figures.no_such_import') : ok(store.toImport(row))
}

/** An import is its sender's own affair. */
async function findOwn(world: World, actor: Actor, id: string): Promise<store.StoredImport | undefined> {
  const row = await world.db.read(scopeOf(actor, 'figures.read'), (tx) => store.findImport(tx, id, 'look'))
  return actor.kind === 'officer' && row?.person_id === actor.personId ? row : undefined
}

export async function applyImport(
  world: World,
  actor: Officer,
  id: string,
  input: { readonly goodOnly: boolean; readonly publish: boolean },
  language: Language,
): Promise<Result<FigureImport>> {
  const row = await findOwn(world, actor, id)
  if (row === undefined) return refuse('not_found', 'figures.no_such_import')
  if (row.state !== 'checked') return refuse('conflict', 'figures.import_not_checked')
  if (input.publish && !mayPublishIn(actor, row.region as RegionCode))
    return refuse('forbidden', 'permission.missing', { permission: 'figures.publish' })
  if (row.bad_count > 0 && !input.goodOnly)
    return refuse('conflict', 'figures.import_bad_rows', { bad: row.bad_count })
  if (row.bad_count === row.row_count) return refuse('conflict', 'figures.import_nothing_good')
  const todo: ImportOrder = { actor, importId: id, act: 'apply', publish: input.publish, language }
  if (row.job_id === null) return await run(world, todo, () => Promise.resolve())
  const ordered = await world.db.transact(
    scopeOf(actor, 'figures.read'),
    async (tx): Promise<Result<undefined>> => {
      await order(tx, world, todo, row.file_name)
      return ok(undefined)
    },
  )
  return ordered.ok ? await getImport(world, actor, id) : ordered
}

export async function downloadReport(world: World, actor: Actor, id: string): Promise<Result<Download>> {
  const row = await findOwn(world, actor, id)
  const content = row?.report_blob == null ? undefined : await world.blobs.open(row.report_blob)
  if (row === undefined || content === undefined) return refuse('not_found', 'figures.no_such_import')
  return ok(new Download(`${row.file_name.replace(/\.\w+$/, '')}-report.xlsx`, XLSX_MEDIA_TYPE, content))
}

/** The job acts under the rights that its orderer had when it was ordered. */
async function order(tx: Tx, world: World, todo: ImportOrder, title: string): Promise<void> {
  const { actor, importId, act } = todo
  const jobId = await world.jobs.enqueue(tx, IMPORT_JOB, todo as unknown as Detail, {
    region: actor.region,
    unitId: actor.unitId,
    personId: actor.personId,
    title,
    visible: true,
  })
  await store.setRunning(tx, importId, act === 'check' ? 'checking' : 'applying', jobId)
}

export async function runImportJob(job: JobCall): Promise<Result<Detail>> {
  const todo = job.payload as ImportOrder
  const done = await run(job.world, todo, (rows) => job.progress(rows))
  if (!done.ok) return done
  const { rows, fresh, revised, same, bad } = done.value
  return ok({ importId: todo.importId, rows, fresh, revised, same, bad })
}

/** One pass over the file: each batch is judged, and taken over where so ordered; bad rows go into the report. */
async function run(
  world: World,
  todo: ImportOrder,
  progress: (rows: number) => Promise<void>,
): Promise<Result<FigureImport>> {
  const { actor, importId, language } = todo
  const row = await findOwn(world, actor, importId)
  if (row === undefined) return refuse('not_found', 'figures.no_such_import')
  const pass = new ImportPass(world, todo, row, progress)
  const report = streamXlsx(
    world.translate(language, 'figures.import_report'),
    ['row', 'column', 'printed', 'reason'].map((key) =>
      world.translate(language, `figures.import_report_${key}`),
    ),
    pass.judge(),
  )
  const blob = await world.blobs.put(report, { sizeMax: IMPORT_BYTES_MAX })
  if (pass.refusal !== undefined) return pass.refusal
  if (!blob.ok) return blob
  return await world.db.transact(scopeOf(actor, 'figures.read'), async (tx) => {
    const { counts } = pass
    await store.saveOutcome(tx, importId, {
      ...counts,
      state: todo.act === 'check' ? 'checked' : 'applied',
      badRows: pass.shown,
      report: counts.bad > 0 ? blob.value.sha256 : null,
      at: world.clock.now(),
    })
    if (todo.act === 'apply') {
      await record(tx, actor, {
        action: 'figures.imported',
        subject: { type: 'figures.import', id: importId },
        region: row.region as RegionCode,
        unitId: actor.unitId,
        details: { ...counts },
      })
    }
    const saved = await store.findImport(tx, importId, 'look')
    return saved === undefined ? refuse('not_found', 'figures.no_such_import') : ok(store.toImport(saved))
  })
}
