/** 指标表: groups, indicators and conditions with points and rules; a region's own wording under the official one. */
import { useId, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { editionsUiZh } from '../../messages/editions-ui-zh.ts'
import { AddDialog, type Addressed } from './AddDialog.tsx'
import { type EditionDetail, type EditionIndicator, isFound } from './edition-detail.ts'
import { OwnWording } from './OwnWording.tsx'

export function EditionTable({ edition }: { edition: EditionDetail }) {
  const t = useText<typeof editionsUiZh>()
  const text = useBilingual()
  const id = useId()
  const [address, setAddress] = useSearchParams()
  const [about, setAbout] = useState<Addressed>()
  const words = address.get('q') ?? ''
  const onSearch = (value: string) =>
    setAddress(value === '' ? {} : { q: value }, { replace: true, preventScrollReset: true })
  const indicators = edition.groups.flatMap((group) => group.subgroups.flatMap((each) => each.indicators))
  const shown = new Set(indicators.filter((each) => isFound(each, edition.local, words)))
  const mayReword = edition.mayNotManage === null && edition.state !== 'draft'
  return (
    <>
      <div className="table-tools">
        <label htmlFor={id}>
          <span>{t('edition.search')}</span>{' '}
          <input
            id={id}
            type="search"
            className="input"
            placeholder={t('edition.search_hint')}
            value={words}
            onChange={(event) => onSearch(event.target.value)}
          />
        </label>
        <span role="status">{t('edition.shown', { shown: shown.size, all: indicators.length })}</span>
      </div>
      {shown.size === 0 && <p className="empty">{t('web.no_match')}</p>}
      {edition.groups.map((group) =>
        group.subgroups
          .map((subgroup) => ({
            ...subgroup,
            indicators: subgroup.indicators.filter((each) => shown.has(each)),
          }))
          .filter((subgroup) => subgroup.indicators.length > 0)
          .map((subgroup) => (
            <section key={subgroup.key} aria-labelledby={`subgroup-${subgroup.key}`}>
              <h2 id={`subgroup-${subgroup.key}`}>
                {text(group.title)} {group.points} · {text(subgroup.title)}{' '}
                {t('edition.points', { points: subgroup.points })}
              </h2>
              <ul className="edition-indicators">
                {subgroup.indicators.map((indicator) => (
                  <Indicator
                    key={indicator.number}
                    indicator={indicator}
                    edition={edition}
                    onReword={mayReword ? setAbout : undefined}
                  />
                ))}
              </ul>
            </section>
          )),
      )}
      {about && <AddDialog edition={edition} about={about} onClose={() => setAbout(undefined)} />}
    </>
  )
}

interface IndicatorProps {
  readonly indicator: EditionIndicator
  readonly edition: EditionDetail
  readonly onReword: ((about: Addressed) => void) | undefined
}

function Indicator({ indicator, edition, onReword }: IndicatorProps) {
  const t = useText<typeof editionsUiZh>()
  const text = useBilingual()
  const { additions } = edition.local
  const subject = String(indicator.number)
  return (
    <li className="panel">
      <div className="edition-indicator-head">
        <h3>
          {indicator.number}. {text(indicator.title)}
        </h3>
        <span>{t('edition.points', { points: indicator.points })}</span>
        {onReword && (
          <button
            type="button"
            className="text-button"
            aria-label={t('edition.reword_title', { subject })}
            onClick={() => onReword({ kind: 'reword', indicator })}
          >
            {t('edition.reword')}
          </button>
        )}
      </div>
      <OwnWording additions={additions} subject={subject} field="title" />
      {indicator.criteria && <p className="quiet">{text(indicator.criteria)}</p>}
      <OwnWording additions={additions} subject={subject} field="criteria" />
      <ul>
        {indicator.items.map((item) => (
          <li key={item.key}>
            {item.key} {text(item.condition)}{' '}
            <span className="quiet">{t('edition.points', { points: item.points })}</span>
            {item.test && <code className="edition-test">{item.test}</code>}
            <OwnWording additions={additions} subject={item.key} field="condition" />
          </li>
        ))}
      </ul>
      <p className="quiet">
        {t('edition.rule')}: {indicator.ruleText}
      </p>
    </li>
  )
}
