/** 最短路径: the cheapest steps over the pass line, and all steps by points for a day's work. */
import { useMemo, useState } from 'react'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { zh } from '../../messages/outlook-zh.ts'
import { changeKey, findShortestWay, type GainStep, type ShortestWay } from '../../outlook/index.ts'
import { GainTable } from './GainTable.tsx'
import { StepName } from './StepName.tsx'
import { TurnIntoTasks } from './TurnIntoTasks.tsx'
import type { Outlook, Trial } from './use-outlook.ts'
import { leadOf, stepsOfWay } from './way-steps.ts'

export function ShortestWayTab({ outlook, trial }: { outlook: Outlook; trial: Trial }) {
  const t = useText<typeof zh>()
  const { before } = trial.result
  const way = useMemo(() => findShortestWay(before, outlook.gains.choices), [before, outlook])
  const steps = stepsOfWay(way)
  const keys = new Set(steps.map((step) => step.key))
  return (
    <>
      <section className="panel" aria-labelledby="way-title">
        <h2 id="way-title">{t('way.title')}</h2>
        <Outcome outlook={outlook} way={way} count={steps.length} />
        {steps.length > 0 && <WaySteps outlook={outlook} trial={trial} steps={steps} />}
      </section>
      <section aria-labelledby="gains-title">
        <h2 id="gains-title">{t('way.gains', { count: outlook.gains.steps.length })}</h2>
        <p className="quiet">{t('way.gains_lead')}</p>
        {outlook.gains.steps.length === 0 ? (
          <p className="empty">{t('way.gains_none')}</p>
        ) : (
          <GainTable outlook={outlook} onWay={keys} />
        )}
      </section>
    </>
  )
}

interface OutcomeProps {
  readonly outlook: Outlook
  readonly way: ShortestWay
  readonly count: number
}

function Outcome({ outlook, way, count }: OutcomeProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const titleOf = (key: string) => {
    const group = outlook.edition.groups.find((each) => each.key === key)
    return group ? text(group.title) : key
  }
  const line = outlook.edition.passRule.totalAtLeast
  switch (way.outcome) {
    case 'passed':
      return <p className="verdict passes">{t('way.passed', { line })}</p>
    case 'reachable':
      return <p>{t('way.reachable', { count, days: way.days, total: way.reached.total, line })}</p>
    case 'out_of_reach':
      return (
        <>
          <p className="verdict fails">{t('way.out_of_reach', { total: way.reached.total, line })}</p>
          <ul>
            {way.shortfall.total !== undefined && (
              <li>{t('way.short_total', { short: way.shortfall.total })}</li>
            )}
            {way.shortfall.groups.map((group) => (
              <li key={group.key}>
                {t('way.short_group', { group: titleOf(group.key), short: group.short })}
              </li>
            ))}
          </ul>
          <p>{t('way.out_of_reach_hint')}</p>
        </>
      )
  }
}

const COLUMNS = ['step', 'kind', 'points', 'days', 'unit'] as const

interface WayStepsProps {
  readonly outlook: Outlook
  readonly trial: Trial
  readonly steps: readonly GainStep[]
}

function WaySteps({ outlook, trial, steps }: WayStepsProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const [isOpen, setOpen] = useState(false)
  const changes = steps.flatMap((step) => (step.change ? [step.change] : []))
  const tryThem = () => {
    const taken = new Set(changes.map(changeKey))
    trial.replaceAll([...trial.changes.filter((change) => !taken.has(changeKey(change))), ...changes])
  }
  return (
    <>
      <div className="table-scroll">
        <table className="table">
          <caption className="hidden">{t('way.title')}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={isNumber(column) ? 'end' : undefined}>
                  {t(`way.column_${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.key}>
                <th scope="row">
                  <StepName step={step} />
                </th>
                <td>
                  {t(`way.kind_${step.kind}`)}
                  {step.dependsOnData && <span className="quiet"> {t('way.depends_on_data')}</span>}
                </td>
                <td className="end">+{step.points}</td>
                <td className="end">
                  {step.effort.days}
                  <br />
                  <span className="quiet">{t(`way.from_${step.effort.from}`)}</span>
                </td>
                <td>
                  {leadOf(outlook, step.indicator)?.name ?? <span className="quiet">{t('way.no_unit')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet">
        {t('way.exact', {
          groups: outlook.edition.groups.map((each) => text(each.title)).join(t('score.list_separator')),
        })}
      </p>
      <div className="button-row">
        <button
          type="button"
          className="button primary"
          disabled={!outlook.mayManage}
          onClick={() => setOpen(true)}
        >
          {t('way.to_tasks')}
        </button>
        {changes.length > 0 && (
          <button type="button" className="button" onClick={tryThem}>
            {t('way.try', { count: changes.length })}
          </button>
        )}
        {!outlook.mayManage && <span className="quiet">{t('outlook.may_not')}</span>}
      </div>
      {isOpen && <TurnIntoTasks outlook={outlook} steps={steps} onClose={() => setOpen(false)} />}
    </>
  )
}

const isNumber = (column: string) => column === 'points' || column === 'days'
