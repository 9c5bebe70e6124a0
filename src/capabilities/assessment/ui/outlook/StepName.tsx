/** 步骤名称: the item with its tier or number of pieces, and its indicator. */
import { Link } from 'react-router'
import { decimal, formatPercent } from '../../../../kernel/exact.ts'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { zh } from '../../messages/outlook-zh.ts'
import type { GainStep } from '../../outlook/index.ts'

export function StepName({ step }: { step: GainStep }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  return (
    <>
      <span className="quiet">{step.item}</span> {text(step.condition)}
      {step.from !== undefined && <span> {t('way.tier', { from: fromText(step) })}</span>}
      {step.pieces !== undefined && <span> {t('way.pieces', { count: step.pieces })}</span>}
      <br />
      <Link className="quiet" to={`/assessment/score?indicator=${step.indicator}`}>
        {step.indicator}. {text(step.title)}
      </Link>
    </>
  )
}

/** Tiers of shares in per cent; a number of operators or of hours is at least one. */
function fromText({ from = decimal('0') }: GainStep): string {
  return Number(from) < 1 ? formatPercent(from, 2, 'towardsZero') : from
}
