/** 一份材料: what it is, what it proves, its preview, versions with their hashes, reviews, and what can be done. */
import { App } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { addressOf } from '../../../../web/api.ts'
import { ConfirmDialog } from '../../../../web/components/ConfirmDialog.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { getMaterial, linkMaterials, openMaterial, withdrawMaterial } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'
import { LinkDialog } from './BulkBar.tsx'
import { DescribeDialog } from './DescribeDialog.tsx'
import { LikeMaterials } from './LikeMaterials.tsx'
import { MaterialState } from './material-state.tsx'
import { Preview } from './Preview.tsx'
import { ReviewButtons } from './ReviewButtons.tsx'
import { VersionDialog } from './VersionDialog.tsx'
import './materials.css'

type Material = EndpointAnswer<typeof getMaterial>

export default function MaterialPage() {
  const { materialId = '' } = useParams()
  const t = useText<typeof materialsUiZh>()
  const [address] = useSearchParams()
  const { data, error, refetch } = useEndpoint(getMaterial, { params: { materialId } })
  if (error) return <ErrorPage isWholePage error={error} onRetry={() => void refetch()} />
  if (!data)
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  const asked = Number(address.get('version') ?? data.version)
  const version = data.versions.find((each) => each.number === asked) ?? data.versions[0]
  return (
    <div className="material-page">
      <Head material={data} />
      <div className="matter-columns">
        <section className="panel" aria-labelledby="material-preview">
          <div className="preview-head">
            <h2 id="material-preview">
              {t('material.preview')} <span className="quiet">{version?.fileName}</span>
            </h2>
            <a
              className="button"
              href={addressOf(openMaterial, {
                params: { materialId: data.id },
                query: { version: version?.number },
              })}
              download
            >
              {t('material.download')}
            </a>
          </div>
          {version && (
            <Preview
              key={version.number}
              materialId={data.id}
              version={version.number}
              fileName={version.fileName}
            />
          )}
        </section>
        <div>
          <About material={data} />
          <Proves material={data} />
          <Reviews material={data} />
          <LikeMaterials materialId={data.id} />
          <Versions material={data} shown={version?.number} />
        </div>
      </div>
    </div>
  )
}

function Head({ material }: { material: Material }) {
  const t = useText<typeof materialsUiZh>()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const withdraw = useAct(withdrawMaterial)
  const [open, setOpen] = useState<'version' | 'describe' | 'withdraw'>()
  const close = () => setOpen(undefined)
  const isGone = material.state === 'withdrawn'
  const onWithdraw = () =>
    withdraw.mutate(
      { params: { materialId: material.id } },
      {
        onSuccess: () => {
          void message.success(t('material.withdrawn'))
          navigate('/assessment/materials')
        },
      },
    )
  return (
    <>
      <PageHeader
        title={material.title}
        crumbs={[{ title: t('material.title'), to: '/assessment/materials' }]}
        lead={
          <>
            <MaterialState state={material.state} expired={material.expired} /> {material.unitName} ·{' '}
            {t('material.version_of', { number: material.version })}
          </>
        }
        actions={
          material.mayEdit &&
          !isGone && (
            <>
              <button type="button" className="button primary" onClick={() => setOpen('version')}>
                {t('material.new_version')}
              </button>
              <button type="button" className="button" onClick={() => setOpen('describe')}>
                {t('material.edit')}
              </button>
              <button type="button" className="button" onClick={() => setOpen('withdraw')}>
                {t('material.withdraw')}
              </button>
            </>
          )
        }
      />
      {open === 'version' && <VersionDialog materialId={material.id} onClose={close} />}
      {open === 'describe' && <DescribeDialog material={material} onClose={close} />}
      <ConfirmDialog
        title={t('material.withdraw')}
        open={open === 'withdraw'}
        act={withdraw}
        onConfirm={onWithdraw}
        onClose={close}
      >
        {t('material.withdraw_ask')}
      </ConfirmDialog>
    </>
  )
}

function About({ material }: { material: Material }) {
  const t = useText<typeof materialsUiZh>()
  const format = useFormats()
  return (
    <section className="panel" aria-label={t('material.description')}>
      {material.description !== '' && <p className="material-text">{material.description}</p>}
      <dl className="facts">
        <dt>{t('material.validity')}</dt>
        <dd>
          {material.validFrom === null && material.validTo === null && t('material.runs_always')}
          {material.validFrom !== null && t('material.runs_from', { day: format.day(material.validFrom) })}{' '}
          {material.validTo !== null && t('material.runs_until', { day: format.day(material.validTo) })}
        </dd>
        <dt>{t('material.tags')}</dt>
        <dd>
          {material.tags.length === 0
            ? '—'
            : material.tags.map((tag) => (
                <Link
                  key={tag}
                  className="item-link"
                  to={`/assessment/materials?tag=${encodeURIComponent(tag)}`}
                >
                  {tag}
                </Link>
              ))}
        </dd>
      </dl>
    </section>
  )
}

function Proves({ material }: { material: Material }) {
  const t = useText<typeof materialsUiZh>()
  const text = useBilingual()
  const unlink = useAct(linkMaterials)
  const [isLinking, setLinking] = useState(false)
  const mayChange = material.mayEdit && material.state !== 'withdrawn'
  return (
    <section className="panel" aria-labelledby="material-proves">
      <h2 id="material-proves">{t('material.proves')}</h2>
      {material.proves.length === 0 && <p>{t('material.proves_none')}</p>}
      <ul className="proves">
        {material.proves.map((each) => (
          <li key={each.item}>
            <Link to={`/assessment/evidence?tab=items&item=${each.item}`}>
              {each.item} {text(each.condition)}
            </Link>{' '}
            <Link className="quiet" to={`/assessment/score?indicator=${each.indicator}`}>
              {t('material.indicator_of', { number: each.indicator })}
            </Link>{' '}
            {mayChange && (
              <button
                type="button"
                className="text-button"
                onClick={() => unlink.mutate({ body: { materials: [material.id], remove: [each.item] } })}
              >
                {t('material.unlink')}
                <span className="hidden"> {each.item}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <button type="button" className="button" onClick={() => setLinking(true)}>
          {t('material.link')}
        </button>
      )}
      {isLinking && (
        <LinkDialog ids={[material.id]} onClose={() => setLinking(false)} onDone={() => setLinking(false)} />
      )}
    </section>
  )
}

function Reviews({ material }: { material: Material }) {
  const t = useText<typeof materialsUiZh>()
  const format = useFormats()
  return (
    <section className="panel" aria-labelledby="material-reviews">
      <h2 id="material-reviews">{t('material.reviews')}</h2>
      {material.state === 'pending' && <p>{t('material.waits')}</p>}
      {material.state === 'pending' &&
        (material.mayReview ? (
          <div className="button-row">
            <ReviewButtons materials={[material]} />
          </div>
        ) : (
          <p className="quiet">{t('material.review_who')}</p>
        ))}
      {material.reviews.length === 0 && material.state !== 'pending' && <p>{t('material.reviews_none')}</p>}
      <ul className="reviews">
        {material.reviews.map((each) => (
          <li key={each.id}>
            {t('material.review_line', {
              who: each.reviewer,
              at: format.instant(each.at),
              version: each.version,
              outcome: t(`material.outcome_${each.outcome}`),
            })}
            {each.reason !== '' && <p className="material-text">{each.reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** As people call it: by the ending of its name, and by its media type where it has none. */
const formatOf = ({ fileName, mediaType }: Material['versions'][number]): string =>
  /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toUpperCase() ?? mediaType

function Versions({ material, shown }: { material: Material; shown: number | undefined }) {
  const t = useText<typeof materialsUiZh>()
  const format = useFormats()
  return (
    <section className="panel" aria-labelledby="material-versions">
      <h2 id="material-versions">{t('material.versions')}</h2>
      <ol className="versions">
        {material.versions.map((each) => (
          <li key={each.number} aria-current={each.number === shown ? 'true' : undefined}>
            <Link to={`?version=${each.number}`}>{t('material.version_of', { number: each.number })}</Link>{' '}
            <span className="quiet">
              {t(each.number === material.version ? 'material.current' : 'material.superseded')}
            </span>
            <dl className="facts">
              <dt>{t('material.entered')}</dt>
              <dd>
                {t('material.entered_by', { who: each.enteredName, at: format.instant(each.enteredAt) })}
              </dd>
              <dt>{t('material.size')}</dt>
              <dd>
                {format.bytes(each.size)} · {formatOf(each)}
              </dd>
              <dt>{t('material.hash')}</dt>
              <dd className="hash">{each.sha256}</dd>
              <dt>{t('material.sm3')}</dt>
              <dd className="hash">{each.sm3}</dd>
            </dl>
            {each.note !== '' && <p className="material-text">{each.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
