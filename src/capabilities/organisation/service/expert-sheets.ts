/** 专家名单 in and out: the template, a workbook judged row by row, and the list as xlsx with masked numbers. */
import { randomUUID } from 'node:crypto'
import { type Actor, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import { record } from '../../../platform/audit/record.ts'
import { Download, type Upload } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { writeXlsx, XLSX_MEDIA_TYPE } from '../../../platform/xlsx/read.ts'
import { eachPage, streamXlsx } from '../../../platform/xlsx/stream.ts'
import {
  EXPERT_COLUMNS,
  EXPERT_SHEET,
  type ExpertCells,
  expertTemplate,
  judgeExperts,
  readExpertSheet,
} from '../import/experts.ts'
import * as store from '../store/experts.ts'
import { listOpenUnits } from '../store/units.ts'
import { findKept } from './bodies.ts'
import { listExperts, POOL_MAX } from './experts.ts'
import { readSheetUpload, type SheetOptions, type SheetOutcome, settleSheet } from './seat-sheets.ts'

export async function downloadExpertTemplate(language: Language): Promise<Download> {
  const name = language === 'zh' ? '专家导入模板.xlsx' : 'experts-template.xlsx'
  return new Download(name, XLSX_MEDIA_TYPE, await writeXlsx(expertTemplate(language)))
}

export async function importExperts(
  world: World,
  actor: Officer,
  bodyId: string,
  uploads: AsyncIterable<Upload>,
  options: SheetOptions,
): Promise<Result<SheetOutcome>> {
  const cells = await readSheetUpload<ExpertCells>(uploads, readExpertSheet)
  if (!cells.ok) return cells
  return await world.db.transact(
    scopeOf(actor, 'organisation.keepBodies'),
    async (tx): Promise<Result<SheetOutcome>> => {
      const found = await findKept(tx, world, actor, bodyId)
      if (!found.ok) return found
      if (found.value.kind !== 'expertPool') return refuse('conflict', 'organisation.no_expert_pool')
      const { region } = found.value
      const today = dayOf(world.clock.now())
      const { items: existing } = await store.listExperts(tx, { today, bodyId, limit: POOL_MAX })
      const judged = judgeExperts(cells.value, { region, units: await listOpenUnits(tx), existing })
      const settled = settleSheet(world, judged.rows, EXPERT_COLUMNS, options)
      if (!settled.ok) return settled
      if (settled.value.isImport) {
        await store.insertExperts(
          tx,
          judged.experts.map((expert) => ({ ...expert, id: randomUUID(), region, bodyId })),
        )
        await record(tx, actor, {
          action: 'organisation.expertsImported',
          subject: { type: 'organisation.body', id: bodyId },
          region: region as RegionCode,
          details: { count: judged.experts.length },
        })
      }
      return ok(settled.value.outcome)
    },
  )
}

/** The list with its filter, streamed; avoidances stand in one cell. */
export function exportExperts(
  world: World,
  actor: Actor,
  query: Omit<Parameters<typeof listExperts>[2], 'after' | 'limit'>,
  language: Language,
): Download {
  const t = (key: string) => world.translate(language, `organisation.expert_${key}`)
  const stream = streamXlsx(
    EXPERT_SHEET[language],
    [...Object.values(EXPERT_COLUMNS).map((words) => words[language]), t('avoids'), t('pool')],
    eachPage(
      (after) => listExperts(world, actor, { ...query, limit: 500, after }),
      (row) => [
        row.name,
        row.fields.join('、'),
        row.unitName,
        row.qualification,
        row.phone,
        row.fromOn,
        row.toOn,
        row.avoidances.map((avoidance) => avoidance.name).join('、'),
        row.bodyName,
      ],
    ),
  )
  return new Download(`${EXPERT_SHEET[language]}.xlsx`, XLSX_MEDIA_TYPE, stream)
}
