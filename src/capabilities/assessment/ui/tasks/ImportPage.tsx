/** 导入任务: template, a verdict on each row before anything is kept, then all rows or only the good ones. */
import { Link } from 'react-router'
import { addressOf } from '../../../../web/api.ts'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { SheetImport } from '../../../../web/components/SheetImport.tsx'
import { useText } from '../../../../web/i18n.ts'
import { downloadTaskTemplate, importTasks, TASK_SHEET_BYTES_MAX } from '../../contract.ts'
import type { TaskWords } from './words.ts'

export default function ImportPage() {
  const t = useText<TaskWords>()
  return (
    <>
      <PageHeader
        title={t('task.import_title')}
        crumbs={[{ title: t('task.tasks'), to: '/assessment/tasks' }]}
        lead={t('task.import_lead')}
      />
      <SheetImport
        endpoint={importTasks}
        maxBytes={TASK_SHEET_BYTES_MAX}
        template={{ href: addressOf(downloadTaskTemplate), title: t('task.import_template') }}
        label={t('task.import_choose')}
        hint={t('task.import_hint')}
        checked={({ rows, fresh, same, bad }) =>
          t('task.import_checked', { rows: rows.length, fresh, same, bad })
        }
        keep={({ fresh, bad }) => ({
          hasBad: bad > 0,
          ...(fresh === 0
            ? { reason: t('task.import_none_new') }
            : { title: t(bad === 0 ? 'task.import_all' : 'task.import_good', { count: fresh }) }),
        })}
        done={({ imported }) => (
          <>
            {t('task.imported', { count: imported })}{' '}
            <Link to="/assessment/tasks">{t('task.import_to_list')}</Link>
          </>
        )}
        caption={t('task.import_verdicts')}
        headings={[t('task.import_row'), t('task.title'), t('task.import_verdict')]}
        rowsOf={({ rows }, isDone) =>
          rows.map(({ row, title, verdict, problems }) => ({
            key: String(row),
            cells: [row, title || t('task.blank')],
            verdict: t(
              verdict === 'same' ? 'task.import_same' : isDone ? 'task.import_added' : 'task.import_new',
            ),
            problems: problems.map(({ column, reason }) => ({ field: column, reason })),
          }))
        }
      />
    </>
  )
}
