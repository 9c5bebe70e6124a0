/** 试算结果: total, groups against their floors and the verdict as they would be; keeping and sharing the changes. */
import { useState } from 'react'
import { isEqual, subtract, toPlainDecimal } from '../../../../kernel/exact.ts'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { getOutlook, keepScenario, removeScenario } from '../../contract.ts'
import type { zh } from '../../messages/outlook-zh.ts'
import { PointsBar } from '../score/PointsBar.tsx'
import { signed } from './signed.ts'
import type { Outlook, Trial } from './use-outlook.ts'

export function TrialResult({ outlook, trial }: { outlook: Outlook; trial: Trial }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const { before, after, indicators } = trial.result
  return (
    <section className="panel trial-result" aria-labelledby="trial-result">
      <h2 id="trial-result">{t('trial.result')}</h2>
      <div role="status">
        <p className="trial-total">
          <strong>{after.sure}</strong>{' '}
          <span>{t('trial.sure_of', { possible: after.possible, points: after.points })}</span>{' '}
          {!isEqual(before.sure, after.sure) && (
            <span className="trial-difference">
              {signed(differenceOf(before.sure, after.sure))} {t('trial.than_now', { sure: before.sure })}
            </span>
          )}
        </p>
        <p className={`verdict ${after.verdict}`}>
          {t(`trial.verdict_${after.verdict}`, { line: after.total.atLeast })}
        </p>
      </div>
      <PointsBar group={{ ...after, floorPoints: after.total.atLeast }} />
      <ul className="plain-list trial-groups">
        {after.groups.map((group, place) => {
          const was = before.groups[place]
          return (
            <li key={group.key}>
              <span>{text(group.title)}</span>
              <span>
                {group.sure}
                {was && !isEqual(was.sure, group.sure) && (
                  <strong> {signed(differenceOf(was.sure, group.sure))}</strong>
                )}
              </span>
              <span className={`check ${group.floor.check}`}>
                {t(`trial.floor_${group.floor.check}`, { floor: group.floor.points })}
              </span>
            </li>
          )
        })}
      </ul>
      {trial.changes.length === 0 ? (
        <p className="quiet">{t('trial.no_changes')}</p>
      ) : (
        <>
          <h3>
            {t('trial.changed_indicators', { count: indicators.length, changes: trial.changes.length })}
          </h3>
          <ul className="plain-list">
            {indicators.map((each) => (
              <li key={each.number}>
                {each.number}. {text(each.title)} <strong>{signed(each.sure)}</strong>{' '}
                <span className="quiet">
                  {t('trial.from_to', { from: each.before.sure, to: each.after.sure })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Keep outlook={outlook} trial={trial} />
    </section>
  )
}

const differenceOf = (from: string, to: string) => toPlainDecimal(subtract(to, from)) ?? '0'

/** Under a name for colleagues, or as a link: the address holds every change. */
function Keep({ outlook, trial }: { outlook: Outlook; trial: Trial }) {
  const t = useText<typeof zh>()
  const format = useFormats()
  const [name, setName] = useState('')
  const [isCopied, setCopied] = useState(false)
  const keep = useAct(keepScenario, { invalidates: [getOutlook] })
  const remove = useAct(removeScenario, { invalidates: [getOutlook] })
  const none = trial.changes.length === 0
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href)
    setCopied(true)
  }
  const onKeep = async () => {
    await keep.mutateAsync({
      body: { region: outlook.region, name: name.trim(), changes: [...trial.changes] },
    })
    setName('')
  }
  const why = !outlook.mayManage
    ? t('outlook.may_not')
    : none
      ? t('trial.keep_needs_changes')
      : name.trim() === ''
        ? t('trial.keep_needs_name')
        : undefined
  return (
    <div className="trial-keep">
      <div className="button-row">
        <button type="button" className="button" disabled={none} onClick={() => trial.replaceAll([])}>
          {t('trial.reset')}
        </button>
        <button type="button" className="button" disabled={none} onClick={() => void copy()}>
          {t(isCopied ? 'trial.copied' : 'trial.copy')}
        </button>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          // The error stands below the form.
          void onKeep().catch(() => {})
        }}
      >
        <label>
          <span>{t('trial.name')}</span>
          <input
            className="input"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <button type="submit" className="button" disabled={why !== undefined || keep.isPending}>
          {t('trial.keep')}
        </button>
      </form>
      {why && <p className="quiet">{why}</p>}
      <FieldErrors error={keep.error ?? remove.error} />
      {outlook.scenarios.length > 0 && (
        <>
          <h3>{t('trial.kept')}</h3>
          <ul className="plain-list trial-scenarios">
            {outlook.scenarios.map((scenario) => (
              <li key={scenario.id}>
                <button
                  type="button"
                  className="text-button"
                  onClick={() => trial.replaceAll(scenario.changes)}
                >
                  {scenario.name}
                </button>{' '}
                <span className="quiet">
                  {t('trial.kept_by', {
                    name: scenario.keptName,
                    at: format.instant(new Date(scenario.keptAt).toISOString()),
                    count: scenario.changes.length,
                  })}
                </span>{' '}
                {outlook.mayManage && (
                  <button
                    type="button"
                    className="text-button"
                    aria-label={t('trial.remove_named', { name: scenario.name })}
                    onClick={() => remove.mutate({ params: { scenarioId: scenario.id } })}
                  >
                    {t('trial.remove')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
