/** 半年报送情况: which platforms have sent the report of the last window; those who have not stand first. */
import { useId } from 'react'
import { Link } from 'react-router'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getReportStanding, type ReportStanding } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

const isOpen = (state: ReportStanding['state']) => state === 'awaited' || state === 'missing'

export function Standing() {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const id = useId()
  const { data } = useEndpoint(getReportStanding)
  if (!data) return null
  const { from, to, items } = data
  const missing = items.filter(({ state }) => isOpen(state)).length
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{t('import.standing')}</h2>
      <p className="quiet">
        {t('import.standing_lead', {
          from: format.day(from),
          to: format.day(to),
          missing: format.number(missing),
        })}
      </p>
      {items.length === 0 && <p>{t('import.standing_none')}</p>}
      {items.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
        <section className="table-scroll" tabIndex={0} aria-label={t('import.standing_table')}>
          <table className="table dense">
            <caption className="hidden">{t('import.standing_table')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('import.standing_platform')}</th>
                <th scope="col">{t('import.standing_state')}</th>
                <th scope="col">{t('import.standing_last')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ operatorId, name, sender, state, lastOn }) => (
                <tr key={operatorId ?? name}>
                  <td>{operatorId === null ? name : <Link to={`/operators/${operatorId}`}>{name}</Link>}</td>
                  <td>
                    {t(`import.standing_${state}`)}{' '}
                    {isOpen(state) && (
                      <Link
                        to={`/operators/import?${new URLSearchParams({ kind: 'platformReport', sender })}`}
                        aria-label={`${t('import.standing_send')}: ${name}`}
                      >
                        {t('import.standing_send')}
                      </Link>
                    )}
                  </td>
                  <td>{lastOn === null ? t('import.standing_never') : format.day(lastOn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
