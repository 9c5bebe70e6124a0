/** 不合格的行: the rows of a file that cannot be imported, each with what is wrong and how to mend it. */
import type { ReactNode } from 'react'
import { useFormats, useText } from '../i18n.ts'

interface BadRow {
  readonly row: number
  readonly name: string
  readonly problems: readonly {
    readonly column: string
    readonly code: string
    readonly printed: string
    readonly reason: string
  }[]
}

interface BadRowsProps {
  /** How many there are; `rows` may hold the first of them alone. */
  readonly bad: number
  readonly rows: readonly BadRow[]
  /** What a row's name is the name of. */
  readonly nameTitle: string
  /** Where the report with all of them is downloaded, and its words. */
  readonly report: { readonly href: string; readonly title: ReactNode }
}

export function BadRows({ bad, rows, nameTitle, report }: BadRowsProps) {
  const t = useText()
  const format = useFormats()
  return (
    <>
      <p>
        <a href={report.href} download>
          {report.title}
        </a>{' '}
        {rows.length < bad && (
          <span className="quiet">{t('web.bad_first', { count: format.number(rows.length) })}</span>
        )}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t('web.bad_rows')}>
        <table className="table">
          <caption className="hidden">{t('web.bad_rows')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('web.bad_row')}</th>
              <th scope="col">{nameTitle}</th>
              <th scope="col">{t('web.bad_column')}</th>
              <th scope="col">{t('web.bad_printed')}</th>
              <th scope="col">{t('web.bad_problem')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.flatMap((row) =>
              row.problems.map((problem) => (
                <tr key={`${row.row} ${problem.column} ${problem.code}`}>
                  <td>{row.row}</td>
                  <td>{row.name}</td>
                  <td>{problem.column}</td>
                  <td>{problem.printed}</td>
                  <td>{problem.reason}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
    </>
  )
}
