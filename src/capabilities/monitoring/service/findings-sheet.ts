/** 监测发现的清单 as xlsx, with the filter of the list. */
import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, timeOf } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/text.ts'
import { Download } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { eachPage, streamXlsx, XLSX_MEDIA_TYPE } from '../../../platform/xlsx/stream.ts'
import type { FindingFilter } from '../contract.ts'
import { listFindings } from './findings.ts'

const COLUMNS = [
  'subject',
  'url',
  'rule',
  'level',
  'state',
  'found',
  'reason',
  'article',
  'penalty',
  'first_seen',
  'last_seen',
  'times',
] as const

export function exportFindings(
  world: World,
  actor: Actor,
  filter: FindingFilter,
  language: Language,
): Download {
  const word = (key: string) => world.translate(language, `monitoring.${key}`)
  const instant = (text: string) => {
    const at = new Date(text)
    return `${dayOf(at)} ${timeOf(at)}`
  }
  const content = streamXlsx(
    word('findings'),
    COLUMNS.map((column) => word(`column_${column}`)),
    eachPage(
      (after) => listFindings(world, actor, { ...filter, after, limit: 500 }),
      (row) => [
        row.subject,
        row.url,
        row.title[language],
        word(`level_${row.level}`),
        word(`state_${row.state}`),
        row.text,
        row.reason[language],
        row.article[language],
        row.penaltyArticle?.[language] ?? '',
        instant(row.firstSeenAt),
        instant(row.lastSeenAt),
        row.seenCount,
      ],
    ),
  )
  return new Download(`${word('findings')}.xlsx`, XLSX_MEDIA_TYPE, content)
}
