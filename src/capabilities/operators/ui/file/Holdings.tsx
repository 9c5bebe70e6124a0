/** 许可, 交易额, 已合并的主体. */
import { Link } from 'react-router'
import { dayOf } from '../../../../kernel/day.ts'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { splitOperator } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { useWord } from '../words.ts'
import { AddLicence, AddSales } from './AddHoldings.tsx'
import type { OperatorFile } from './file.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

export function Licences({ file }: { file: OperatorFile }) {
  const t = useText<typeof uiZh>()
  const word = useWord()
  const format = useFormats()
  const today = dayOf(new Date())
  const mayEnter = file.keeping === null
  if (file.licences.length === 0 && !mayEnter) return null
  return (
    <section className="panel" aria-labelledby="file-licences">
      <h2 id="file-licences">{t('file.licences')}</h2>
      {file.licences.length === 0 && <p className="quiet">{t('file.licences_none')}</p>}
      <ul>
        {file.licences.map((licence) => (
          <li key={licence.id}>
            {word('licence', licence.kind)} {licence.number}{' '}
            <span className="quiet">
              {licence.validTo === null ? '' : t('file.valid_to', { day: format.day(licence.validTo) })}
            </span>{' '}
            {licence.validTo !== null && licence.validTo < today && (
              <span className="state not_met">{t('file.licence_expired')}</span>
            )}
          </li>
        ))}
      </ul>
      {mayEnter && <AddLicence operatorId={file.id} />}
    </section>
  )
}

/** 年交易额 over all shops together, beside the line of small sales with its article. */
export function Sales({ file }: { file: OperatorFile }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const mayEnter = file.keeping === null && file.shops.length > 0
  if (file.sales.length === 0 && !mayEnter) return null
  return (
    <section className="panel" aria-labelledby="file-sales">
      <h2 id="file-sales">{t('file.sales')}</h2>
      {file.sales.length === 0 && <p className="quiet">{t('file.sales_none')}</p>}
      <ul>
        {file.sales.map((each) => (
          <li key={each.year}>
            {t('file.sales_of', { year: each.year, amount: format.number(each.amount), shops: each.shops })}{' '}
            {file.registration !== 'registered' && each.isOverLine && (
              <span className="state not_met">{t('register.over_line')}</span>
            )}
          </li>
        ))}
      </ul>
      {file.line && (
        <p className="quiet">
          {t('file.line', { amount: format.number(file.line.amount), article: file.line.article })}
        </p>
      )}
      {mayEnter && <AddSales shops={file.shops} />}
    </section>
  )
}

export function Merged({ file }: { file: OperatorFile }) {
  const t = useText<typeof uiZh>()
  const split = useAct(splitOperator)
  if (file.merged.length === 0) return null
  return (
    <section className="panel" aria-labelledby="file-merged">
      <h2 id="file-merged">{t('file.merged')}</h2>
      <ul>
        {file.merged.map((each) => (
          <li key={each.id}>
            <Link to={`/operators/${each.id}`}>{each.name}</Link> <span className="quiet">{each.uscc}</span>{' '}
            {file.keeping === null && (
              <ReasonDialog
                title={t('file.split')}
                label={`${t('file.split')} ${each.name}`}
                isLink
                onAct={(reason) => split.mutateAsync({ params: { operatorId: each.id }, body: { reason } })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
