/** 首页上的得分: the total against the pass line and the five groups against their floors, one line each. */
import { Link } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getScore } from '../../contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { Bars } from './GroupBars.tsx'
import { isSettled } from './indicator-rows.ts'
import { PointsBar } from './PointsBar.tsx'
import './score.css'

export default function HomeScore() {
  const t = useText<typeof zh>()
  const { data: score, error } = useEndpoint(getScore)
  return (
    <section className="panel home-panel home-score" aria-labelledby="home-score">
      <div className="score-panel-head">
        <h2 id="home-score">{t('score.home')}</h2>
        <Link to="/assessment/score">{t('score.home_link')}</Link>
      </div>
      {error && <ErrorPage error={error} />}
      {score && (
        <>
          <p>
            {t(isSettled(score) ? 'score.home_settled' : 'score.home_open', {
              sure: score.sure,
              possible: score.possible,
              line: score.totalAtLeast,
            })}{' '}
            <span className={`verdict ${score.verdict}`}>{t(`score.verdict_${score.verdict}`)}</span>
          </p>
          <PointsBar group={{ ...score, floorPoints: score.totalAtLeast }} />
          <Bars groups={score.groups} />
        </>
      )}
    </section>
  )
}
