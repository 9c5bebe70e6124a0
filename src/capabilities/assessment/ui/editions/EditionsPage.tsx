/** 指标体系: the editions that this region sees, which one is in force, and the dialog that imports another. */
import { useState } from 'react'
import { Link } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { type EditionHead, listEditions } from '../../contract.ts'
import type { editionsUiZh } from '../../messages/editions-ui-zh.ts'
import { EditionState, WhyNot } from './EditionState.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import './editions.css'

export default function EditionsPage() {
  const t = useText<typeof editionsUiZh>()
  const [isImporting, setImporting] = useState(false)
  const { data, error, refetch } = useEndpoint(listEditions)
  const mayManage = data?.mayNotManage === null
  return (
    <>
      <PageHeader
        title={t('edition.title')}
        lead={t('edition.lead')}
        actions={
          <button
            type="button"
            className="button primary"
            disabled={!mayManage}
            onClick={() => setImporting(true)}
          >
            {t('edition.import')}
          </button>
        }
      />
      {error && <ErrorPage error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      )}
      {data && <WhyNot code={data.mayNotManage} />}
      {data && (
        <ul className="cards editions">
          {data.items.map((head) => (
            <EditionCard key={head.ref} head={head} isInForce={head.ref === data.inForce} />
          ))}
        </ul>
      )}
      <ImportDialog open={isImporting} onClose={() => setImporting(false)} />
    </>
  )
}

function EditionCard({ head, isInForce }: { head: EditionHead; isInForce: boolean }) {
  const t = useText<typeof editionsUiZh>()
  const text = useBilingual()
  const format = useFormats()
  return (
    <li className="card">
      <div className="card-head">
        <Link to={`/assessment/editions/${head.ref}`}>{text(head.title)}</Link>
      </div>
      <EditionState head={head} isInForce={isInForce} />
      <dl>
        <div>
          <dt>{t('edition.document')}</dt>
          <dd>
            {text(head.documentTitle)} {head.documentNumber}
          </dd>
        </div>
        <div>
          <dt>{t('edition.effective')}</dt>
          <dd>{format.day(head.effective)}</dd>
        </div>
        <div>
          <dt>{t('edition.origin')}</dt>
          <dd>
            {head.importedAt === null
              ? t('edition.from_product')
              : t('edition.imported_by', {
                  region: head.regionName ?? '',
                  name: head.importedName ?? '',
                  at: format.instant(head.importedAt),
                })}
          </dd>
        </div>
        {head.note !== '' && (
          <div>
            <dt>{t('edition.note')}</dt>
            <dd>{head.note}</dd>
          </div>
        )}
        <div>
          <dt>{t('edition.uses')}</dt>
          <dd>{head.uses === 0 ? t('edition.unused') : t('edition.uses_count', { count: head.uses })}</dd>
        </div>
      </dl>
    </li>
  )
}
