/** 精确率与召回率 of the matching, out of what officers confirmed and denied. */
import { useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getMatchQuality } from '../../contract.ts'
import type { matchingUiZh } from '../../messages/matching-ui-zh.ts'
import { percentOf } from '../words.ts'

export function Quality() {
  const t = useText<typeof matchingUiZh>()
  const { data } = useEndpoint(getMatchQuality)
  const share = (each: { readonly right: number; readonly of: number } | undefined) =>
    each === undefined || each.of === 0
      ? t('matching.no_share')
      : t('matching.share', { ...each, percent: percentOf(each.right, each.of) ?? '' })
  return (
    <section className="panel" aria-labelledby="matching-quality">
      <h2 id="matching-quality">{t('matching.quality')}</h2>
      <p className="quiet">{t('matching.quality_why')}</p>
      <dl className="matching-quality">
        <div>
          <dt>{t('matching.precision_same')}</dt>
          <dd>{share(data?.precisionOfSame)}</dd>
        </div>
        <div>
          <dt>{t('matching.precision_maybe')}</dt>
          <dd>{share(data?.precisionOfMaybe)}</dd>
        </div>
        <div>
          <dt>{t('matching.recall_same')}</dt>
          <dd>{share(data?.recallOfSame)}</dd>
        </div>
        <div>
          <dt>{t('matching.recall_first')}</dt>
          <dd>{share(data?.recallOfFirst)}</dd>
        </div>
      </dl>
    </section>
  )
}
