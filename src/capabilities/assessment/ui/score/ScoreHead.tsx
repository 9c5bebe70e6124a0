/** 总分与结论: what is sure, what is possible, the pass line and the verdict, in words. */
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { ScoreSummary } from '../../contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { isSettled, shortOf } from './indicator-rows.ts'
import { PointsBar } from './PointsBar.tsx'

export interface ScoreHeadProps {
  readonly score: ScoreSummary
  /** What is still open: how many conditions, and points. */
  readonly open: { readonly items: number; readonly points: string }
}

export function ScoreHead({ score, open }: ScoreHeadProps) {
  const t = useText<typeof zh>()
  const short = shortOf(score)
  return (
    <section className="panel score-head" aria-labelledby="score-verdict">
      <div className="score-points">
        {isSettled(score) ? (
          <p>
            <strong>{score.sure}</strong> <span>{t('score.points_of', { points: score.points })}</span>
          </p>
        ) : (
          <>
            <p>
              <strong>{score.sure}</strong> <span>{t('score.sure')}</span>
            </p>
            <p>
              <strong>{score.possible}</strong> <span>{t('score.possible')}</span>
            </p>
          </>
        )}
      </div>
      <div className="score-verdict">
        <h2 id="score-verdict" className={`verdict ${score.verdict}`}>
          {t(`score.verdict_${score.verdict}`)}
        </h2>
        <PointsBar group={{ ...score, floorPoints: score.totalAtLeast }} />
        <ul>
          <li>
            {t(`score.total_${score.totalCheck}`, { line: score.totalAtLeast })}
            {short !== undefined && t('score.total_short', { short })}
          </li>
          <GroupChecks score={score} />
          {open.items > 0 && <li>{t('score.open', { items: open.items, points: open.points })}</li>}
        </ul>
      </div>
    </section>
  )
}

/** Groups that miss their floor for sure, and those that are open, by name. */
function GroupChecks({ score }: { score: ScoreSummary }) {
  const t = useText<typeof zh>()
  const namesOf = useGroupNames(score)
  const failed = namesOf('failed')
  const undecided = namesOf('undecided')
  if (failed === '' && undecided === '') return <li>{t('score.groups_met')}</li>
  return (
    <>
      {failed !== '' && <li>{t('score.groups_failed', { names: failed })}</li>}
      {undecided !== '' && <li>{t('score.groups_undecided', { names: undecided })}</li>}
    </>
  )
}

function useGroupNames(score: ScoreSummary) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  return (check: 'failed' | 'undecided') =>
    score.groups
      .filter((group) => group.check === check)
      .map((group) => text(group.title))
      .join(t('score.list_separator'))
}
