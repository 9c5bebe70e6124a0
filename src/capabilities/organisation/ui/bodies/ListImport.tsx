/** 导入名单: members and experts of a body come by sheets of the same kind. */
import { SheetImport } from '../../../../web/components/SheetImport.tsx'
import { useText } from '../../../../web/i18n.ts'
import type { importExperts, importSeats } from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'

const BYTES_MAX = 2 * 1024 * 1024

interface ListImportProps {
  readonly endpoint: typeof importSeats | typeof importExperts
  readonly params: { readonly bodyId: string }
  readonly template: string
}

export function ListImport({ endpoint, params, template }: ListImportProps) {
  const t = useText<typeof bodiesUiZh>()
  return (
    <SheetImport
      endpoint={endpoint}
      params={params}
      maxBytes={BYTES_MAX}
      template={{ href: template, title: t('bodies.template') }}
      label={t('bodies.choose_workbook')}
      hint={t('bodies.workbook_hint')}
      checked={({ good, bad }) => t('bodies.checked', { good, bad })}
      keep={({ good, bad }) => ({
        hasBad: bad > 0,
        ...(good > 0 && {
          title: t(bad === 0 ? 'bodies.import_all' : 'bodies.import_good', { count: good }),
        }),
      })}
      done={({ imported }) => t('bodies.imported', { count: imported })}
      caption={t('bodies.verdicts')}
      headings={[t('bodies.row'), t('bodies.name'), t('bodies.verdict')]}
      rowsOf={({ rows }) =>
        rows.map(({ row, name, problems }) => ({
          key: String(row),
          cells: [row, name],
          verdict: t('bodies.row_good'),
          problems,
        }))
      }
    />
  )
}
