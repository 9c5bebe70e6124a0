/** 议定事项 with the state of the tasks that they became. */
import { Link } from 'react-router'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import type { ResolutionRow } from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'

/** The resolution as a link to its task, once it is there. */
export function ResolutionLink({ row }: { row: ResolutionRow }) {
  return row.page === '' ? row.text : <Link to={row.page}>{row.text}</Link>
}

export function ResolutionState({ row }: { row: ResolutionRow }) {
  const t = useText<typeof bodiesUiZh>()
  const text = useBilingual()
  if (row.adoptedOn === null) return <span className="quiet">{t('bodies.not_adopted')}</span>
  return (
    <>
      <span className="state">{row.stateTitle ? text(row.stateTitle) : t('bodies.task_to_come')}</span>{' '}
      {t('bodies.percent', { percent: row.progress })}
    </>
  )
}

export function ResolutionDue({ row }: { row: ResolutionRow }) {
  const t = useText<typeof bodiesUiZh>()
  const format = useFormats()
  return (
    <span className={row.overdue ? 'due overdue' : 'due'}>
      {format.day(row.dueOn)} {row.overdue && <strong>{t('bodies.overdue')}</strong>}
    </span>
  )
}

export function ResolutionTable({ rows, title }: { rows: readonly ResolutionRow[]; title: string }) {
  const t = useText<typeof bodiesUiZh>()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={title}>
      <table className="table">
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('bodies.resolution')}</th>
            <th scope="col">{t('bodies.lead_unit')}</th>
            <th scope="col">{t('bodies.due')}</th>
            <th scope="col">{t('bodies.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <ResolutionLink row={row} />
              </td>
              <td>
                {row.leadUnitName}
                {row.supportingUnitNames.length > 0 && (
                  <div className="quiet">
                    {t('bodies.supporting_of', { units: row.supportingUnitNames.join('、') })}
                  </div>
                )}
              </td>
              <td>
                <ResolutionDue row={row} />
              </td>
              <td>
                <ResolutionState row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
