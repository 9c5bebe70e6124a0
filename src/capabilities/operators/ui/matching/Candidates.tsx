/** 可能的登记主体: each with its reasons; confirmed, denied, or another one chosen by hand. */
import { useState } from 'react'
import { Link } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { decideMatch, listCandidates, type MatchCandidate } from '../../contract.ts'
import type { matchingUiZh } from '../../messages/matching-ui-zh.ts'
import { OperatorChoice } from '../file/OperatorChoice.tsx'
import { ShopAddress } from '../file/ShopAddress.tsx'
import { sellerOf } from './seller.ts'

export interface CandidatesProps {
  readonly shopId: string
  /** Told of what was done, and whether the shop has its operator now. */
  readonly onDone: (words: string, isGone: boolean) => void
}

type Verdict = 'same' | 'different'

export function Candidates({ shopId, onDone }: CandidatesProps) {
  const t = useText<typeof matchingUiZh>()
  const { data, error, refetch } = useEndpoint(listCandidates, { params: { shopId } })
  const act = useAct(decideMatch)
  const [other, setOther] = useState<string | null>(null)
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data)
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  const { shop, candidates, keeping } = data
  const grey = keeping === null ? undefined : t('matching.may_not')
  const decide = async (operatorId: string, name: string, verdict: Verdict) => {
    await act.mutateAsync({ params: { shopId }, body: { operatorId, verdict } })
    const words = { shop: shop.name, name }
    onDone(t(verdict === 'same' ? 'matching.confirmed' : 'matching.denied', words), verdict === 'same')
  }
  return (
    <section className="panel" aria-labelledby="matching-of">
      <h2 id="matching-of">
        {shop.name} <span className="quiet">{shop.platform}</span>
      </h2>
      <p>
        <ShopAddress address={shop.address} />
      </p>
      <p className="quiet">{sellerOf(shop, t)}</p>
      {shop.operatorId !== null && (
        <p className="notice">
          <Link to={`/operators/${shop.operatorId}`}>
            {t('matching.given', { name: shop.operatorName ?? '' })}
          </Link>
        </p>
      )}
      <FieldErrors error={act.error} />
      <h3>{t('matching.candidates')}</h3>
      {candidates.length === 0 && <p className="quiet">{t('matching.candidates_none')}</p>}
      <ol className="matching-candidates">
        {candidates.map((candidate) => (
          <CandidateItem
            key={candidate.operatorId}
            candidate={candidate}
            isGiven={candidate.operatorId === shop.operatorId}
            isBusy={act.isPending}
            grey={grey}
            onDecide={(verdict) => void decide(candidate.operatorId, candidate.name, verdict).catch(() => {})}
          />
        ))}
      </ol>
      {keeping === null && (
        <form
          className="register-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (other !== null) void decide(other, t('matching.other'), 'same').catch(() => {})
          }}
        >
          <OperatorChoice label={t('matching.other')} value={other} onChange={setOther} />
          <button type="submit" className="button" disabled={other === null || act.isPending}>
            {t('matching.confirm')}
          </button>
        </form>
      )}
    </section>
  )
}

interface CandidateItemProps {
  readonly candidate: MatchCandidate
  readonly isGiven: boolean
  readonly isBusy: boolean
  /** Why the buttons are grey. */
  readonly grey: string | undefined
  readonly onDecide: (verdict: Verdict) => void
}

function CandidateItem({ candidate, isGiven, isBusy, grey, onDecide }: CandidateItemProps) {
  const t = useText<typeof matchingUiZh>()
  const text = useBilingual()
  const format = useFormats()
  const { name, operatorId, uscc, address, regionName, score, verdict, reasons } = candidate
  const signed = (points: number) => `${points > 0 ? '+' : '−'}${format.number(Math.abs(points))}`
  return (
    <li>
      <p>
        <Link to={`/operators/${operatorId}`}>{name}</Link>{' '}
        <span className={candidate.class === 'same' ? 'state met' : 'state'}>
          {t(`matching.class_${candidate.class}`)}
        </span>{' '}
        <span className="quiet">{t('matching.score', { score: Math.round(score * 100) })}</span>{' '}
        {verdict !== null && <span className="state">{t(`matching.verdict_${verdict}`)}</span>}
      </p>
      <p className="quiet">
        {uscc ?? ''} {regionName} {address}
      </p>
      <ul className="matching-reasons">
        {reasons.map((reason) => (
          <li key={reason.text.zh}>
            {text(reason.text)}
            {reason.points !== 0 && (
              <span className="quiet"> {t('matching.points', { points: signed(reason.points) })}</span>
            )}
          </li>
        ))}
      </ul>
      {!isGiven && (
        <div className="button-row">
          {(['same', 'different'] as const).map((each) => {
            const act = each === 'same' ? 'confirm' : 'deny'
            return (
              <button
                key={each}
                type="button"
                className={`button${grey === undefined ? '' : ' grey'}${each === 'same' && candidate.class === 'same' ? ' primary' : ''}`}
                aria-disabled={grey !== undefined || isBusy}
                title={grey}
                aria-label={t(`matching.${act}_of`, { name })}
                onClick={() => grey === undefined && !isBusy && onDecide(each)}
              >
                {t(`matching.${act}`)}
              </button>
            )
          })}
        </div>
      )}
      {!isGiven && grey !== undefined && <p className="quiet">{grey}</p>}
    </li>
  )
}
