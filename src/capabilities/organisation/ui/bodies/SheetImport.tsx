/** 导入名单: template, dry run with a verdict per row, then all or the good ones. */
import { Button } from 'antd'
import { useState } from 'react'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { UploadBox } from '../../../../web/components/UploadBox.tsx'
import { useText } from '../../../../web/i18n.ts'
import { uploadFile } from '../../../../web/upload.ts'
import type { importExperts, importSeats, SheetVerdict } from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'

const BYTES_MAX = 2 * 1024 * 1024

interface Outcome {
  readonly rows: SheetVerdict[]
  readonly good: number
  readonly bad: number
  readonly imported: number
}

export interface SheetImportProps {
  readonly endpoint: typeof importSeats | typeof importExperts
  readonly params: { readonly bodyId: string }
  readonly template: string
}

export function SheetImport({ endpoint, params, template }: SheetImportProps) {
  const t = useText<typeof bodiesUiZh>()
  const [checked, setChecked] = useState<{ file: File; outcome: Outcome }>()
  const [done, setDone] = useState<Outcome>()
  const [error, setError] = useState<unknown>()
  const [isSending, setSending] = useState(false)
  const onImport = async (mode: 'all' | 'good') => {
    if (!checked) return
    setSending(true)
    setError(undefined)
    try {
      setDone(await uploadFile(endpoint, checked.file, { input: { params, query: { mode } } }))
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
      <p>
        <a href={template} download>
          {t('bodies.template')}
        </a>
      </p>
      <UploadBox
        endpoint={endpoint}
        input={{ params, query: { mode: 'check' } }}
        label={t('bodies.choose_workbook')}
        hint={t('bodies.workbook_hint')}
        accept=".xlsx"
        maxBytes={BYTES_MAX}
        onUploaded={(answer: Outcome, file) => {
          setDone(undefined)
          setError(undefined)
          setChecked({ file, outcome: answer })
        }}
      />
      <FieldErrors error={error} />
      {checked && (
        <>
          <p role="status">{t('bodies.checked', { good: checked.outcome.good, bad: checked.outcome.bad })}</p>
          {checked.outcome.good > 0 && (
            <Button
              type="primary"
              loading={isSending}
              onClick={() => void onImport(checked.outcome.bad === 0 ? 'all' : 'good')}
            >
              {t(checked.outcome.bad === 0 ? 'bodies.import_all' : 'bodies.import_good', {
                count: checked.outcome.good,
              })}
            </Button>
          )}
        </>
      )}
      {done && (
        <p className="notice" role="status">
          {t('bodies.imported', { count: done.imported })}
        </p>
      )}
      {outcome && <Verdicts rows={outcome.rows} />}
    </>
  )
}

function Verdicts({ rows }: { rows: readonly SheetVerdict[] }) {
  const t = useText<typeof bodiesUiZh>()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t('bodies.verdicts')}>
      <table className="table">
        <caption className="hidden">{t('bodies.verdicts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('bodies.row')}</th>
            <th scope="col">{t('bodies.name')}</th>
            <th scope="col">{t('bodies.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td>{row.row}</td>
              <td>{row.name}</td>
              <td>
                {row.problems.length === 0
                  ? t('bodies.row_good')
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
