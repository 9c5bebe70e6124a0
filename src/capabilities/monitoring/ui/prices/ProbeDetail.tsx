/** One comparison: what each persona was shown in each round, what that says, and the exchanges behind it. */
import { Link } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { addressOf } from '../../../../web/api.ts'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { readableAddress } from '../../../../web/readable-address.ts'
import { useMay } from '../../../../web/session.tsx'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getPriceProbe, openPriceExchange, type PriceLook } from '../../contract.ts'
import { PRICE_RULE } from '../../domain/price-probe.ts'
import { Cited } from '../review/Cited.tsx'
import { LevelTag } from '../review/LevelTag.tsx'
import { usePersonaTitle } from './persona-title.ts'
import { usePriceRange } from './price-range.ts'
import { shopLine } from './shop-line.ts'
import type { Words } from './words.ts'

type Probe = EndpointAnswer<typeof getPriceProbe>
const POLL_MS = 1500

export function ProbeDetail({ probeId }: { probeId: string }) {
  const t = useText<Words>()
  const may = useMay()
  const { data, error, refetch } = useEndpoint(
    getPriceProbe,
    { params: { probeId } },
    { refetchEveryMs: (probe) => (probe.state === 'waiting' ? POLL_MS : false), thenReadAll: true },
  )
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  const crumbs = [{ title: t('prices.back'), to: '/monitoring/prices' }]
  if (data === undefined)
    return (
      <>
        <PageHeader title={t('prices.title')} crumbs={crumbs} />
        <p role="status">{t('web.loading')}</p>
      </>
    )
  const actions = (
    <>
      {may('evidence.capture') && (
        <Link className="button" to={`/evidence?new=1&url=${encodeURIComponent(data.url)}`}>
          {t('prices.capture')}
        </Link>
      )}
    </>
  )
  return (
    <>
      <PageHeader title={data.title || t('prices.title')} crumbs={crumbs} actions={actions} />
      <Summary probe={data} />
      {data.state === 'done' && (
        <>
          <ByPersona probe={data} />
          <Exchanges probe={data} />
        </>
      )}
    </>
  )
}

/** Where the finding stands in the list of its state. */
const findingAddress = ({ id, state }: NonNullable<Probe['finding']>) => {
  const inList = state === 'accepted' || state === 'dismissed' ? `&state=${state}` : ''
  return `/monitoring/findings?rule=${PRICE_RULE.id}${inList}&finding=${id}`
}

function Summary({ probe }: { probe: Probe }) {
  const t = useText<Words>()
  const text = useBilingual()
  const format = useFormats()
  const range = usePriceRange()
  const isOpen = probe.finding?.state === 'new' || probe.finding?.state === 'asked'
  return (
    <section className="panel">
      <p role="status">
        <strong>{probe.verdict === null ? t('prices.waiting') : t(`prices.verdict_${probe.verdict}`)}</strong>{' '}
        {probe.level !== null && <LevelTag level={probe.level} />}
      </p>
      {probe.reason && <p>{text(probe.reason)}</p>}
      {probe.finding && (
        <p>
          <Link className="button" to={findingAddress(probe.finding)}>
            {t(isOpen ? 'prices.judge' : 'prices.judged')}
          </Link>
        </p>
      )}
      <dl className="fact-list">
        <dt>{t('prices.range')}</dt>
        <dd>{range(probe)}</dd>
        <dt>{t('watch.page')}</dt>
        <dd>
          {shopLine(probe) !== '' && `${shopLine(probe)} · `}
          <a className="long-address" href={probe.url} target="_blank" rel="noreferrer">
            {readableAddress(probe.url)}
          </a>
        </dd>
        <dt>{t('prices.ordered')}</dt>
        <dd>{t('watch.change_line_by', { name: probe.orderedName, at: format.instant(probe.orderedAt) })}</dd>
        {probe.level !== null && probe.verdict !== 'moving' && (
          <>
            <dt>{t('prices.basis')}</dt>
            <dd>
              {probe.articles.map(({ article, isRead }) => (
                <div key={article.zh}>
                  <Cited article={article} isRead={isRead} />
                </div>
              ))}
            </dd>
            <dt>{t('watch.penalty')}</dt>
            <dd>
              {probe.penalties.map(({ article, gist, isRead }) => (
                <div key={article.zh}>
                  <Cited article={article} isRead={isRead} /> <span className="quiet">{text(gist)}</span>
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

function ByPersona({ probe }: { probe: Probe }) {
  const t = useText<Words>()
  const format = useFormats()
  const may = useMay()
  const titleOf = usePersonaTitle()
  const rounds = Array.from({ length: probe.rounds }, (_, index) => index + 1)
  const lookOf = (key: string, round: number): PriceLook | undefined =>
    probe.looks.find((look) => look.persona === key && look.round === round)
  const conditionsOf = (key: string) => [
    ...new Set(probe.looks.flatMap((look) => (look.persona === key ? look.declared : []))),
  ]
  const shown = (look: PriceLook | undefined) => {
    if (look === undefined) return t('watch.never')
    if (look.price === null)
      return look.outcome === 'page'
        ? t('prices.no_price')
        : t(`watch.outcome_${look.outcome}` as 'watch.outcome_page')
    const price = format.money(look.price)
    return look.price === probe.lowest || probe.lowest === probe.highest ? price : <strong>{price}</strong>
  }
  return (
    <>
      <h2>{t('prices.by_persona')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className="table-scroll" tabIndex={0} aria-label={t('prices.by_persona')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('prices.persona')}</th>
              {rounds.map((round) => (
                <th key={round} scope="col" className="end">
                  {t('prices.round', { round })}
                </th>
              ))}
              <th scope="col">{t('prices.declared')}</th>
              {may('evidence.capture') && <th scope="col">{t('prices.as_persona')}</th>}
            </tr>
          </thead>
          <tbody>
            {probe.personas.map((persona) => (
              <tr key={persona.key}>
                <th scope="row">{titleOf(persona)}</th>
                {rounds.map((round) => (
                  <td key={round} className="end">
                    {shown(lookOf(persona.key, round))}
                  </td>
                ))}
                <td>
                  {conditionsOf(persona.key)
                    .map((condition) => t(`prices.condition_${condition}`))
                    .join('、') || t('watch.never')}
                </td>
                {may('evidence.capture') && (
                  <td>
                    <Link
                      to={`/evidence?new=1&url=${encodeURIComponent(probe.url)}`}
                      state={{ visitor: { ...persona, title: titleOf(persona) } }}
                    >
                      {t('prices.capture_as', { persona: titleOf(persona) })}
                    </Link>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Exchanges({ probe }: { probe: Probe }) {
  const t = useText<Words>()
  const format = useFormats()
  const titleOf = usePersonaTitle()
  const titles = new Map(probe.personas.map((persona) => [persona.key, titleOf(persona)]))
  const lines = probe.looks.flatMap((look) => look.exchanges.map((exchange) => ({ look, exchange })))
  if (lines.length === 0) return null
  const download = (title: string, sha256: string, look: Probe['looks'][number]) => (
    <a href={addressOf(openPriceExchange, { params: { probeId: probe.id, sha256 } })} download>
      {title}
      <span className="hidden">
        {' '}
        {titles.get(look.persona)} {t('prices.round', { round: look.round })}
      </span>
    </a>
  )
  return (
    <details className="after-form">
      <summary>{t('prices.evidence')}</summary>
      <p className="quiet">{t('prices.evidence_lead')}</p>
      <ul className="plain-list">
        {lines.map(({ look, exchange }) => (
          <li key={`${look.place} ${exchange.url}`}>
            {titles.get(look.persona)} · {t('prices.round', { round: look.round })} ·{' '}
            {format.instant(look.startedAt)} · {exchange.address} · {exchange.status}{' '}
            {download(t('prices.response'), exchange.sha256, look)}
            {look.snapshot !== null && exchange === look.exchanges.at(-1) && (
              <>
                {' · '}
                {download(t('watch.snapshot'), look.snapshot, look)}
              </>
            )}
            <div className="quiet long-address">
              {t('prices.hash')} {exchange.sha256} · SM3 {exchange.sm3}
            </div>
            <pre className="wire">{exchange.request.trim()}</pre>
          </li>
        ))}
      </ul>
    </details>
  )
}
