/** 导入任务: template, a verdict on each row before anything is kept, then all rows or only the good ones. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { addressOf } from '../../../../web/api.ts'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { UploadBox } from '../../../../web/components/UploadBox.tsx'
import { useText } from '../../../../web/i18n.ts'
import { uploadFile } from '../../../../web/upload.ts'
import { downloadTaskTemplate, importTasks, TASK_SHEET_BYTES_MAX, type TaskVerdict } from '../../contract.ts'
import type { TaskWords } from './words.ts'

interface Outcome {
  readonly rows: TaskVerdict[]
  readonly fresh: number
  readonly same: number
  readonly bad: number
  readonly imported: number
}

export default function ImportPage() {
  const t = useText<TaskWords>()
  const client = useQueryClient()
  const [checked, setChecked] = useState<{ file: File; outcome: Outcome }>()
  const [done, setDone] = useState<Outcome>()
  const [error, setError] = useState<unknown>()
  const [isSending, setSending] = useState(false)
  const onImport = async (mode: 'all' | 'good') => {
    if (!checked) return
    setSending(true)
    setError(undefined)
    try {
      setDone(await uploadFile(importTasks, checked.file, { input: { query: { mode } } }))
      setChecked(undefined)
      await client.invalidateQueries()
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
        title={t('task.import_title')}
        crumbs={[{ title: t('task.tasks'), to: '/assessment/tasks' }]}
        lead={t('task.import_lead')}
      />
      <p>
        <a href={addressOf(downloadTaskTemplate)} download>
          {t('task.import_template')}
        </a>
      </p>
      <UploadBox
        endpoint={importTasks}
        input={{ query: { mode: 'check' } }}
        label={t('task.import_choose')}
        hint={t('task.import_hint')}
        accept=".xlsx"
        maxBytes={TASK_SHEET_BYTES_MAX}
        onUploaded={(answer, file) => {
          setDone(undefined)
          setError(undefined)
          setChecked({ file, outcome: answer })
        }}
      />
      <FieldErrors error={error} />
      {checked && <Apply outcome={checked.outcome} isSending={isSending} onImport={onImport} />}
      {done && (
        <p className="notice" role="status">
          {t('task.imported', { count: done.imported })}{' '}
          <Link to="/assessment/tasks">{t('task.import_to_list')}</Link>
        </p>
      )}
      {outcome && <Verdicts rows={outcome.rows} isDone={done !== undefined} />}
    </>
  )
}

interface ApplyProps {
  readonly outcome: Outcome
  readonly isSending: boolean
  readonly onImport: (mode: 'all' | 'good') => Promise<void>
}

/** The good rows go in without the bad ones only by the button that says so. */
function Apply({ outcome, isSending, onImport }: ApplyProps) {
  const t = useText<TaskWords>()
  const { rows, fresh, same, bad } = outcome
  return (
    <>
      <p role="status">
        <strong>{t('task.import_checked', { rows: rows.length, fresh, same, bad })}</strong>
      </p>
      {fresh === 0 ? (
        <p className="quiet">{t('task.import_none_new')}</p>
      ) : (
        <div className="button-row">
          <Button
            type={bad === 0 ? 'primary' : 'default'}
            loading={isSending}
            onClick={() => void onImport(bad === 0 ? 'all' : 'good')}
          >
            {t(bad === 0 ? 'task.import_all' : 'task.import_good', { count: fresh })}
          </Button>
        </div>
      )}
    </>
  )
}

function Verdicts({ rows, isDone }: { readonly rows: readonly TaskVerdict[]; readonly isDone: boolean }) {
  const t = useText<TaskWords>()
  const words = {
    new: t(isDone ? 'task.import_added' : 'task.import_new'),
    same: t('task.import_same'),
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t('task.import_verdicts')}>
      <table className="table">
        <caption className="hidden">{t('task.import_verdicts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('task.import_row')}</th>
            <th scope="col">{t('task.title')}</th>
            <th scope="col">{t('task.import_verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, title, verdict, problems }) => (
            <tr key={row}>
              <td>{row}</td>
              <td>{title || t('task.blank')}</td>
              <td>
                {verdict === 'bad'
                  ? problems.map((problem) => (
                      <div key={`${problem.column} ${problem.code} ${problem.reason}`}>
                        {problem.column}: {problem.reason}
                      </div>
                    ))
                  : words[verdict]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
