/** One finding with everything that is needed to judge it. */
import { Link } from 'react-router'
import { addressOf } from '../../../../web/api.ts'
import { Chart } from '../../../../web/components/Chart.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { readableAddress } from '../../../../web/readable-address.ts'
import { useMay } from '../../../../web/session.tsx'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { type FindingRow, getFinding, openFindingSnapshot } from '../../contract.ts'
import type { Verdict } from '../../domain/finding.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { AfterAcceptance } from '../notices/AfterAcceptance.tsx'
import { Cited } from './Cited.tsx'
import { LevelTag } from './LevelTag.tsx'

export interface FindingDetailProps {
  readonly finding: FindingRow
  readonly isBusy: boolean
  readonly onVerdict: (verdict: Verdict) => void
  readonly onDismiss: () => void
}

export function FindingDetail({ finding, isBusy, onVerdict, onDismiss }: FindingDetailProps) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  return (
    <section className="panel review-detail" aria-label={text(finding.title)}>
      <h2>
        {text(finding.title)} <LevelTag level={finding.level} />
      </h2>
      <Acts finding={finding} isBusy={isBusy} onVerdict={onVerdict} onDismiss={onDismiss} />
      {finding.state === 'accepted' && <After finding={finding} />}
      <Facts finding={finding} />
      <History finding={finding} />
      {!finding.mayReview && <p className="quiet">{t('watch.may_not_review')}</p>}
    </section>
  )
}

function Acts({ finding, isBusy, onVerdict, onDismiss }: FindingDetailProps) {
  const t = useText<typeof uiZh>()
  const off = isBusy || !finding.mayReview
  if (finding.state === 'accepted' || finding.state === 'dismissed')
    return (
      <p className="button-row">
        <span className="state">{t(`watch.state_${finding.state}`)}</span>
        <button type="button" className="button" disabled={off} onClick={() => onVerdict('reopened')}>
          {t('watch.reopen')}
        </button>
      </p>
    )
  return (
    <p className="button-row">
      <button type="button" className="button primary" disabled={off} onClick={() => onVerdict('accepted')}>
        {t('watch.accept')}
      </button>
      <button type="button" className="button" disabled={off} onClick={onDismiss}>
        {t('watch.dismiss')}
      </button>
      <button
        type="button"
        className="button"
        disabled={off || finding.state === 'asked'}
        onClick={() => onVerdict('asked')}
      >
        {t('watch.ask')}
      </button>
    </p>
  )
}

/** What became of it, which the list does not tell. */
function After({ finding }: { finding: FindingRow }) {
  const { data } = useEndpoint(getFinding, { params: { findingId: finding.id } })
  return data && <AfterAcceptance finding={data} />
}

function Facts({ finding }: { finding: FindingRow }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  const may = useMay()
  const { context, exemption, precision } = finding
  return (
    <dl>
      <dt>{t('watch.operator')}</dt>
      <dd>
        {finding.operatorId === null ? (
          <>
            {finding.subject} <span className="quiet">{t('watch.operator_unknown')}</span>
          </>
        ) : may('operators.read') ? (
          <Link to={`/operators/${finding.operatorId}`}>{finding.subject}</Link>
        ) : (
          finding.subject
        )}
      </dd>
      <dt>{t('watch.found_text')}</dt>
      <dd>
        {finding.text === '' ? (
          t('watch.missing_text')
        ) : (
          <>
            {context.before}
            <mark>{finding.text}</mark>
            {context.after}
            {finding.isDisguised && <span className="state">{t('watch.disguised')}</span>}
          </>
        )}
      </dd>
      <dt>{t('watch.why')}</dt>
      <dd>{text(finding.reason)}</dd>
      <dt>{t('watch.basis')}</dt>
      <dd>
        <Cited article={finding.article} isRead={finding.isArticleRead} />
      </dd>
      {finding.penaltyArticle && (
        <>
          <dt>{t('watch.penalty')}</dt>
          <dd>
            <Cited article={finding.penaltyArticle} isRead={finding.isPenaltyRead} />
          </dd>
        </>
      )}
      {exemption && (
        <>
          <dt>{t('watch.exemption')}</dt>
          <dd>
            {text(exemption.title)}{' '}
            {exemption.article && <span className="quiet">{text(exemption.article)}</span>}
          </dd>
        </>
      )}
      <dt>{t('watch.page')}</dt>
      <dd>
        <a href={finding.url} target="_blank" rel="noreferrer">
          {readableAddress(finding.url)}
        </a>
        {may('evidence.capture') && (
          <>
            {' · '}
            <Link to={`/evidence?new=1&url=${encodeURIComponent(finding.url)}`}>{t('watch.capture')}</Link>
          </>
        )}
        {finding.hasSnapshot && (
          <>
            {' · '}
            <a href={addressOf(openFindingSnapshot, { params: { findingId: finding.id } })} download>
              {t('watch.snapshot')}
            </a>
          </>
        )}
      </dd>
      <dt>{t('watch.seen')}</dt>
      <dd>
        {t(finding.seenCount === 1 ? 'watch.seen_once' : 'watch.seen_times', {
          count: finding.seenCount,
          first: format.instant(finding.firstSeenAt),
          last: format.instant(finding.lastSeenAt),
        })}
      </dd>
      <dt>{t('watch.precision')}</dt>
      <dd>
        {precision === null ? t('watch.precision_unknown') : `${Math.round(precision * 100)}%`} ·{' '}
        {t('watch.version', { version: finding.ruleVersion })}
      </dd>
      {finding.path !== '' && (
        <>
          <dt>{t('watch.position')}</dt>
          <dd>
            <details>
              <summary>{t('watch.position_show')}</summary>
              <code>{finding.path}</code>
            </details>
          </dd>
        </>
      )}
    </dl>
  )
}

function History({ finding }: { finding: FindingRow }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const { data } = useEndpoint(getFinding, { params: { findingId: finding.id } })
  if (data === undefined) return null
  const { verdicts, prices, changes, priceProbeId } = data
  return (
    <>
      {priceProbeId !== null && (
        <p>
          <Link to={`/monitoring/prices?probe=${priceProbeId}`}>{t('watch.price_probe')}</Link>
        </p>
      )}
      {verdicts.length > 0 && (
        <>
          <h3>{t('watch.verdicts')}</h3>
          <ul className="plain-list">
            {verdicts.map((each) => (
              <li key={each.at}>
                {t(each.verdict === 'reopened' ? 'watch.verdict_reopened' : `watch.state_${each.verdict}`)}
                {each.reason && `：${t(`watch.reason_${each.reason}`)}`} {each.note}{' '}
                <span className="quiet">
                  {t('watch.verdict_line', { name: each.byName, at: format.instant(each.at) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {prices.length > 1 && (
        <Chart
          kind="line"
          title={t('watch.prices')}
          categoryTitle={t('watch.day')}
          categories={prices.map(({ day }) => format.day(day))}
          series={[{ name: t('watch.price'), values: prices.map(({ asked }) => asked) }]}
          isMoney
          unit={t('watch.yuan')}
          height={180}
        />
      )}
      {changes.length > 1 && (
        <>
          <h3>{t('watch.changes')}</h3>
          <ul className="plain-list">
            {changes.map((each) => (
              <li key={each.at}>
                {each.price === null
                  ? `${format.instant(each.at)} ${each.title}`
                  : t('watch.change_line', {
                      at: format.instant(each.at),
                      price: format.money(each.price),
                    })}{' '}
                {each.comparedPrice !== null && (
                  <span className="quiet">
                    {t('watch.compared_line', { price: format.money(each.comparedPrice) })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
