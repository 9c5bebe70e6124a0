/** 导入: template, dry run with a verdict per row, then all or the good ones, and the file with the outcome. */
import { useEffect, useState } from 'react'
import type { EndpointAnswer } from '../../../kernel/endpoint.ts'
import { addressOf } from '../../../web/api.ts'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { SheetImport } from '../../../web/components/SheetImport.tsx'
import { useText } from '../../../web/i18n.ts'
import { downloadImportTemplate, importWorkbook } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

type Outcome = EndpointAnswer<typeof importWorkbook>

const BYTES_MAX = 2 * 1024 * 1024

export default function ImportPage() {
  const t = useText<typeof zh>()
  return (
    <>
      <PageHeader
        title={t('administration.import_title')}
        crumbs={[{ title: t('account.people_title'), to: '/organisation/people' }]}
        lead={t('administration.import_lead')}
      />
      <SheetImport
        endpoint={importWorkbook}
        maxBytes={BYTES_MAX}
        template={{ href: addressOf(downloadImportTemplate), title: t('administration.template') }}
        label={t('administration.choose_workbook')}
        hint={t('administration.workbook_hint')}
        checked={({ good, bad }) => t('administration.checked', { good, bad })}
        keep={({ good, bad }) => ({
          hasBad: bad > 0,
          ...(good > 0 && {
            title: t(bad === 0 ? 'administration.import_all' : 'administration.import_good', { count: good }),
          }),
        })}
        done={(outcome) => <Done outcome={outcome} />}
        caption={t('administration.verdicts')}
        headings={[
          t('administration.sheet'),
          t('administration.row'),
          t('account.unit_name'),
          t('administration.verdict'),
        ]}
        rowsOf={({ rows }) =>
          rows.map(({ sheet, row, name, problems }) => ({
            key: `${sheet} ${row}`,
            cells: [t(sheet === 'units' ? 'account.units_title' : 'account.people_title'), row, name],
            verdict: t('administration.row_good'),
            problems,
          }))
        }
      />
    </>
  )
}

/** The initial passwords stand in this file and nowhere else. */
function Done({ outcome }: { outcome: Outcome }) {
  const t = useText<typeof zh>()
  const [address, setAddress] = useState('')
  useEffect(() => {
    const bytes = Uint8Array.from(atob(outcome.resultFile ?? ''), (character) => character.charCodeAt(0))
    const url = URL.createObjectURL(new Blob([bytes]))
    setAddress(url)
    return () => URL.revokeObjectURL(url)
  }, [outcome])
  return (
    <>
      <p>{t('administration.imported', { units: outcome.units, people: outcome.people })}</p>
      <a className="text-button" href={address} download={`${t('administration.result_file')}.xlsx`}>
        {t('administration.download_result')}
      </a>
    </>
  )
}
