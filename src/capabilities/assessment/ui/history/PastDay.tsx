/** 某日得分: computed again from what was stored that day, down to the documents behind each indicator. */
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { ExplainTree } from '../../../../web/components/ExplainTree.tsx'
import { useBilingual, useFormats, useLanguage, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { explainPastScore, getPastScore } from '../../contract.ts'
import type { zh } from '../../messages/outlook-zh.ts'
import { type ExplanationNode, toExplainNodes } from '../score/explanation-nodes.ts'
import { Bars } from '../score/GroupBars.tsx'
import type { HistoryView } from './use-history.ts'

type Past = NonNullable<ReturnType<typeof useEndpoint<typeof getPastScore>>['data']>

const regionOf = (view: HistoryView) => (view.region === undefined ? {} : { region: view.region })

export function PastDay({ view, last }: { view: HistoryView; last: string }) {
  const t = useText<typeof zh>()
  const day = view.day || last
  const { data, error } = useEndpoint(getPastScore, { query: { ...regionOf(view), day } })
  return (
    <section className="panel" aria-labelledby="history-day">
      <h2 id="history-day">{t('history.day')}</h2>
      <div className="table-tools">
        <label>
          <span>{t('history.pick_day')}</span>
          <input
            type="date"
            className="input"
            value={day}
            onChange={(event) => view.set({ day: event.target.value })}
          />
        </label>
      </div>
      {error && <ErrorPage error={error} />}
      {data && <Day past={data} asked={day} view={view} />}
    </section>
  )
}

function Day({ past, asked, view }: { past: Past; asked: string; view: HistoryView }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const format = useFormats()
  const day = { day: past.day }
  return (
    <>
      {past.day !== asked && (
        <p>{t('history.earlier', { day: format.day(asked), shown: format.day(past.day) })}</p>
      )}
      <p>
        <strong className="history-total">{past.sure}</strong>{' '}
        {t('trial.sure_of', { possible: past.possible, points: past.points })}{' '}
        <span className={`verdict ${past.verdict}`}>
          {t(`trial.verdict_${past.verdict}`, { line: past.totalAtLeast })}
        </span>
      </p>
      <p className="quiet">
        {t('history.taken', {
          at: format.instant(past.takenAt),
          reason: t(`history.reason_${past.reason}`),
          edition: text(past.editionTitle),
        })}
        {' · '}
        {past.otherwise.length === 0 && t('history.same')}
      </p>
      {past.otherwise.length > 0 && (
        <div className="notice">
          <p>{t('history.otherwise', { count: past.otherwise.length })}</p>
          <ul>
            {past.otherwise.map(({ number, stored, computed }) => (
              <li key={number}>
                {t('history.otherwise_line', {
                  number,
                  stored: t('history.standing', stored),
                  computed: t('history.standing', computed),
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Bars
        groups={past.groups.map((group) => ({ ...group, ...NOT_DRAWN, indicators: [] }))}
        {...regionOf(view)}
      />
      <details>
        <summary>{t('history.indicators')}</summary>
        <ul className="plain-list history-indicators">
          {past.groups
            .flatMap((group) => group.indicators)
            .map((indicator) => {
              const isOpen = view.indicator === String(indicator.number)
              return (
                <li key={indicator.number}>
                  <div>
                    <button
                      type="button"
                      className="opener"
                      aria-expanded={isOpen}
                      onClick={() => view.set({ indicator: isOpen ? '' : String(indicator.number) })}
                    >
                      <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
                      {indicator.number}. {text(indicator.title)}
                    </button>
                    <span>
                      {t('trial.standing', {
                        sure: indicator.sure,
                        possible: indicator.possible,
                        points: indicator.points,
                      })}
                    </span>
                  </div>
                  {isOpen && <PastExplanation {...regionOf(view)} {...day} indicator={indicator.number} />}
                </li>
              )
            })}
        </ul>
      </details>
    </>
  )
}

/** The bars draw points against the floor; rates of the score page are not part of a past day. */
const NOT_DRAWN = { rateSure: null, ratePossible: null, floorRate: '0', notApplicable: '0' } as const

const OPEN_LEVELS = 4

function PastExplanation(query: { region?: string; day: string; indicator: number }) {
  const t = useText<typeof zh>()
  const language = useLanguage()
  const { data, error } = useEndpoint(explainPastScore, { query: { ...query, language } })
  if (error) return <ErrorPage error={error} />
  if (!data) return <p role="status">{t('web.loading')}</p>
  // The endpoint's schema leaves the tree open; its shape is scoring/explain.ts.
  const node = toExplainNodes(data.tree as ExplanationNode, language)
  return <ExplainTree nodes={[node]} label={t('history.day')} openLevels={OPEN_LEVELS} />
}
