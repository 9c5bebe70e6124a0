/** 一户一档: who it is, where it sells, what it may sell, and everything that was ever known of it. */
import { Link, useParams } from 'react-router'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { getOperator } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { Acts } from './file/Acts.tsx'
import { Course } from './file/Course.tsx'
import { Licences, Merged, Sales } from './file/Holdings.tsx'
import { Particulars } from './file/Particulars.tsx'
import { Shops } from './file/Shops.tsx'
import { Ties } from './file/Ties.tsx'
import { useWord } from './words.ts'
import './operators.css'

export default function OperatorPage() {
  const { operatorId = '' } = useParams()
  const t = useText<typeof uiZh>()
  const word = useWord()
  const { data, error, refetch } = useEndpoint(getOperator, { params: { operatorId } })
  if (error) return <ErrorPage isWholePage error={error} onRetry={() => void refetch()} />
  if (!data)
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  return (
    <>
      <PageHeader
        title={data.name}
        crumbs={[{ title: t('register.title'), to: '/operators' }]}
        lead={
          <>
            <span className={data.status === 'active' ? 'state met' : 'state'}>
              {word('status', data.status)}
            </span>{' '}
            {word('kind', data.kind)} · {word('registration', data.registration)} · {data.regionName}
            {data.statusReason && ` · ${data.statusReason}`}
          </>
        }
      />
      {data.mergedInto && (
        <p className="notice">
          {t('file.merged_into')} <Link to={`/operators/${data.mergedInto.id}`}>{data.mergedInto.name}</Link>
        </p>
      )}
      <Acts file={data} />
      <div className="file-columns">
        <div>
          <Particulars file={data} />
          <Shops file={data} />
          <Ties file={data} />
          <Licences file={data} />
          <Sales file={data} />
          <Merged file={data} />
        </div>
        <Course operatorId={data.id} />
      </div>
    </>
  )
}
