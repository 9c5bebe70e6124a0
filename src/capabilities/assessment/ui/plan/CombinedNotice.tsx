/** 合并提示: another officer saved meanwhile; what was put together, and where the two wrote otherwise. */
import { useText } from '../../../../web/i18n.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import type { Clash } from './combine.ts'

export interface CombinedNoticeProps {
  readonly clashes: readonly Clash[]
  readonly onSeen: () => void
}

export function CombinedNotice({ clashes, onSeen }: CombinedNoticeProps) {
  const t = useText<typeof uiZh>()
  const partName = (part: Clash['part']): string => {
    switch (part) {
      case 'mapping':
        return t('plan.clash_mapping')
      case 'passRule':
        return t('plan.pass_rule')
      case 'tasks':
      case 'stages':
      case 'members':
      case 'indicators':
      case 'targets':
        return t(`plan.tab_${part}`)
      default:
        return t(`plan.f_${part}`)
    }
  }
  return (
    <section className="notice" role="status">
      <p>{t('plan.combined')}</p>
      {clashes.length > 0 && (
        <>
          <p>{t('plan.combined_clashes', { count: clashes.length })}</p>
          <dl className="clashes">
            {clashes.map((clash) => (
              <div key={`${clash.part} ${clash.item} ${clash.mine} ${clash.theirs}`}>
                <dt>{[partName(clash.part), clash.item].filter((words) => words !== '').join('：')}</dt>
                <dd>
                  {t('plan.clash_mine')}: {clash.mine || '—'}
                  <br />
                  {t('plan.clash_theirs')}: {clash.theirs || '—'}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <div className="button-row">
        <button type="button" className="button" onClick={onSeen}>
          {t('plan.combined_seen')}
        </button>
      </div>
    </section>
  )
}
