/** 一项条件: how it stands, its materials, the reviewer's score, the office's decision. */
import { Link } from 'react-router'
import { useFormats, useText } from '../../../../web/i18n.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { ItemOwnWording } from '../editions/LocalPanels.tsx'
import { indicatorAddress } from '../score/explanation-nodes.ts'
import { DecisionForm } from './DecisionForm.tsx'
import type { ItemRow } from './item-rows.ts'
import { JudgeForm } from './JudgeForm.tsx'
import { Materials } from './Materials.tsx'
import type { Enter } from './use-evidence.ts'

export function ItemPanel({ row, enter }: { row: ItemRow; enter: Enter }) {
  const t = useText<typeof zh>()
  const format = useFormats()
  const { item, facts } = row
  const missing = [...new Set(facts.flatMap((each) => each.missing))]
  const { judgement } = item
  return (
    <div className="item-panel">
      <ItemOwnWording item={item.key} />
      {missing.length > 0 && (
        <p>{t('evidence.missing', { what: missing.join(t('score.list_separator')) })}</p>
      )}
      <p>
        <Link to={indicatorAddress(item.indicator)}>
          {t('evidence.change_why', { number: item.indicator })}
        </Link>
      </p>
      {item.review && <Materials item={item} />}
      {item.review && (
        <section aria-labelledby={`judge-${item.key}`}>
          <h3 id={`judge-${item.key}`}>{t('evidence.judgement')}</h3>
          {judgement ? (
            <p>
              {t('evidence.judged', {
                score: judgement.score,
                points: item.points,
                who: judgement.reviewer,
                day: format.day(judgement.on),
                reason: judgement.reason,
              })}
            </p>
          ) : (
            <p>{t('evidence.not_judged')}</p>
          )}
          <JudgeForm item={item} enter={enter} />
        </section>
      )}
      <section aria-labelledby={`decide-${item.key}`}>
        <h3 id={`decide-${item.key}`}>{t('evidence.decision')}</h3>
        {facts.map((each) => each.decision && <p key={each.key}>{each.decision}</p>)}
        <DecisionForm row={row} enter={enter} />
      </section>
    </div>
  )
}
