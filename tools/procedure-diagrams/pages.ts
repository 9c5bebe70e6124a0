/** The pages of docs/procedures: one per procedure, version and language, and a list of them. Pure. */

import { renderProcedurePage } from '../../src/kernel/procedure/diagram.ts'
import type { Procedure } from '../../src/kernel/procedure.ts'
import { citeBasis } from '../../src/kernel/provisions/catalogue.ts'
import type { Language } from '../../src/kernel/text.ts'

const fileName = (procedure: Procedure, language: Language): string =>
  `${procedure.id}.${procedure.version}.${language}.md`

const line = (procedure: Procedure): string =>
  `- \`${procedure.id}\` ${procedure.version}: ` +
  `[${procedure.title.zh}](${fileName(procedure, 'zh')}), [${procedure.title.en}](${fileName(procedure, 'en')})`

/** File name to text, in the order of the ids. */
export function procedurePages(procedures: readonly Procedure[]): ReadonlyMap<string, string> {
  const sorted = [...procedures].sort((a, b) =>
    a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1,
  )
  const pages = new Map<string, string>()
  pages.set(
    'README.md',
    `${[
      '# 程序 · Procedures',
      'Written by `node tools/procedure-diagrams/write.ts`.',
      sorted.map(line).join('\n'),
    ].join('\n\n')}\n`,
  )
  for (const procedure of sorted) {
    for (const language of ['zh', 'en'] as const) {
      const page = renderProcedurePage(procedure, language, (basis) => citeBasis(basis, language))
      pages.set(fileName(procedure, language), page)
    }
  }
  return pages
}
