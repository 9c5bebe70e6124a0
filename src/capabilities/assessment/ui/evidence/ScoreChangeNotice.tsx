/** 得分变化: said where one has just entered something, with the way to the explanation. */
import { Link } from 'react-router'
import { useText } from '../../../../web/i18n.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { indicatorAddress } from '../score/explanation-nodes.ts'
import type { ScoreChange } from './score-change.ts'

export function ScoreChangeNotice({ change }: { change: ScoreChange | undefined }) {
  const t = useText<typeof zh>()
  const words = (points: string) => (points === '0' ? t('evidence.change_same') : points)
  return (
    <div role="status">
      {change && (
        <p className="notice score-change">
          <strong>{t('evidence.saved')}</strong>{' '}
          {change.indicators.length === 0
            ? t('evidence.change_none')
            : t('evidence.change', { sure: words(change.sure), possible: words(change.possible) })}{' '}
          {change.indicators.map((number) => (
            <Link key={number} to={indicatorAddress(number)}>
              {t('evidence.change_why', { number })}
            </Link>
          ))}
        </p>
      )}
    </div>
  )
}
