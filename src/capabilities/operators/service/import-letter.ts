/** 数据质量反馈函: what came of a file, as a letter to who sent it; every bad row stands in the report beside it. */
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import {
  chineseDate,
  DOCX_MEDIA_TYPE,
  type OfficialBlock,
  officialDocument,
} from '../../../platform/documents/official-document.ts'
import { Download } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { findUnits } from '../../organisation/index.ts'
import type { OperatorImport } from '../contract.ts'
import { getImport } from './imports.ts'
import { READ } from './register.ts'

/** Nobody reads more on paper. */
const PRINTED_MAX = 60

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

export async function downloadLetter(
  world: World,
  actor: Actor,
  id: string,
  language: Language,
): Promise<Result<Download>> {
  const found = await getImport(world, actor, id, language)
  if (!found.ok) return found
  const { value: figures } = found
  if (figures.state !== 'checked' && figures.state !== 'applied')
    return refuse('conflict', 'operators.import_not_checked')
  const unitId = actor.kind === 'officer' ? actor.unitId : null
  const [unit] =
    unitId === null ? [] : await world.db.read(scopeOf(actor, READ), (tx) => findUnits(tx, [unitId]))
  const say: Say = (key, values = {}) => world.translate(language, `operators.letter_${key}`, { ...values })
  const dated = (day: string) => (language === 'zh' ? chineseDate(day) : day)
  const content = await officialDocument({
    title: say('title'),
    addressee: figures.sender,
    blocks: blocksOf(figures, say, dated),
    ...(unit === undefined ? {} : { signer: unit.name }),
    date: dated(dayOf(world.clock.now())),
  })
  const name = `${figures.fileName.replace(/\.\w+$/, '')}-${say('file')}.docx`
  return ok(new Download(name, DOCX_MEDIA_TYPE, content))
}

function blocksOf(figures: OperatorImport, say: Say, dated: (day: string) => string): OfficialBlock[] {
  const { fileName, seenOn, rows, fresh, changed, same, bad, faults, badRows } = figures
  const text = (key: string, values: Readonly<Record<string, string | number>> = {}): OfficialBlock => ({
    kind: 'text',
    text: say(key, values),
  })
  const summary = text('summary', { fileName, day: dated(seenOn), rows, fresh, changed, same, bad })
  if (bad === 0) return [summary, text('all_good')]
  const printed = badRows
    .flatMap(({ row, name, problems }) =>
      problems.map(({ column, printed: value, reason }) => [String(row), name, column, value, reason]),
    )
    .slice(0, PRINTED_MAX)
  const headings = (...keys: readonly string[]) => keys.map((key) => say(`column_${key}`))
  return [
    summary,
    { kind: 'heading', level: 1, text: say('kinds') },
    {
      kind: 'table',
      headings: headings('kind', 'count'),
      rows: faults.map(({ reason, count }) => [reason, String(count)]),
      widths: [4, 1],
    },
    { kind: 'heading', level: 1, text: say('rows') },
    {
      kind: 'table',
      headings: headings('row', 'name', 'column', 'printed', 'reason'),
      rows: printed,
      widths: [1, 3, 2, 3, 4],
    },
    text(printed.length < bad ? 'mend_first' : 'mend', { count: printed.length }),
  ]
}
