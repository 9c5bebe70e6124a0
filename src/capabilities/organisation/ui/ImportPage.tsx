/** 导入: template, dry run with a verdict per row, then all or the good ones, and the file with the outcome. */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { EndpointAnswer } from '../../../kernel/endpoint.ts'
import { addressOf } from '../../../web/api.ts'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { UploadBox } from '../../../web/components/UploadBox.tsx'
import { useText } from '../../../web/i18n.ts'
import { uploadFile } from '../../../web/upload.ts'
import { downloadImportTemplate, importWorkbook } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

type Outcome = EndpointAnswer<typeof importWorkbook>

const BYTES_MAX = 2 * 1024 * 1024

export default function ImportPage() {
  const t = useText<typeof zh>()
  const [checked, setChecked] = useState<{ file: File; outcome: Outcome }>()
  const [done, setDone] = useState<Outcome>()
  const [error, setError] = useState<unknown>()
  const [isSending, setSending] = useState(false)
  const onImport = async (mode: 'all' | 'good') => {
    if (!checked) return
    setSending(true)
    setError(undefined)
    try {
      setDone(await uploadFile(importWorkbook, checked.file, { input: { query: { mode } } }))
      setChecked(undefined)
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }
  const outcome = done ?? checked?.outcome
  return (
    <>
      <PageHeader
        title={t('administration.import_title')}
        crumbs={[{ title: t('account.people_title'), to: '/organisation/people' }]}
        lead={t('administration.import_lead')}
      />
      <p>
        <a href={addressOf(downloadImportTemplate)} download>
          {t('administration.template')}
        </a>
      </p>
      <UploadBox
        endpoint={importWorkbook}
        input={{ query: { mode: 'check' } }}
        label={t('administration.choose_workbook')}
        hint={t('administration.workbook_hint')}
        accept=".xlsx"
        maxBytes={BYTES_MAX}
        onUploaded={(answer, file) => {
          setDone(undefined)
          setError(undefined)
          setChecked({ file, outcome: answer })
        }}
      />
      <FieldErrors error={error} />
      {checked && (
        <>
          <p role="status">
            {t('administration.checked', { good: checked.outcome.good, bad: checked.outcome.bad })}
          </p>
          <div className="button-row">
            {checked.outcome.bad === 0 ? (
              <Button type="primary" loading={isSending} onClick={() => void onImport('all')}>
                {t('administration.import_all', { count: checked.outcome.good })}
              </Button>
            ) : (
              checked.outcome.good > 0 && (
                <Button loading={isSending} onClick={() => void onImport('good')}>
                  {t('administration.import_good', { count: checked.outcome.good })}
                </Button>
              )
            )}
          </div>
        </>
      )}
      {done && <Done outcome={done} />}
      {outcome && <Verdicts outcome={outcome} />}
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
    <div className="notice" role="status">
      <p>{t('administration.imported', { units: outcome.units, people: outcome.people })}</p>
      <a className="text-button" href={address} download={`${t('administration.result_file')}.xlsx`}>
        {t('administration.download_result')}
      </a>
    </div>
  )
}

function Verdicts({ outcome }: { outcome: Outcome }) {
  const t = useText<typeof zh>()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t('administration.verdicts')}>
      <table className="table">
        <caption className="hidden">{t('administration.verdicts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('administration.sheet')}</th>
            <th scope="col">{t('administration.row')}</th>
            <th scope="col">{t('account.unit_name')}</th>
            <th scope="col">{t('administration.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {outcome.rows.map((row) => (
            <tr key={`${row.sheet} ${row.row}`}>
              <td>{t(row.sheet === 'units' ? 'account.units_title' : 'account.people_title')}</td>
              <td>{row.row}</td>
              <td>{row.name}</td>
              <td>
                {row.problems.length === 0
                  ? t('administration.row_good')
                  : row.problems.map((problem) => (
                      <div key={`${problem.field} ${problem.code}`}>
                        {problem.field}: {problem.reason}
                      </div>
                    ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
