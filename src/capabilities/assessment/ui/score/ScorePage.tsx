/** 得分: total, groups against their floors, and why each indicator stands where it stands. */
import { Link } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getScore, type ScoreAnswer } from '../../contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { LocalScore } from '../editions/LocalPanels.tsx'
import { EditionNotes } from './EditionNotes.tsx'
import { GroupBars } from './GroupBars.tsx'
import { IndicatorFilters } from './IndicatorFilters.tsx'
import { IndicatorTable } from './IndicatorTable.tsx'
import { filterIndicators, listIndicators, openOf, sortIndicators } from './indicator-rows.ts'
import { ScoreHead } from './ScoreHead.tsx'
import './score.css'
import { useIndicatorView } from './use-indicator-view.ts'

export default function ScorePage() {
  const t = useText<typeof zh>()
  const format = useFormats()
  const { region } = useIndicatorView()
  const { data, error, refetch } = useEndpoint(getScore, { query: region === undefined ? {} : { region } })
  return (
    <>
      <PageHeader
        title={t('score.title')}
        lead={
          data &&
          t('score.lead', {
            region: data.regionName,
            years: data.years.join(t('score.list_separator')),
            day: format.day(data.assessedOn),
          })
        }
        actions={
          <Link className="button" to="/assessment/evidence">
            {t('score.to_evidence')}
          </Link>
        }
      />
      {error && <ErrorPage error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      )}
      {data && <Score score={data} />}
    </>
  )
}

function Score({ score }: { score: ScoreAnswer }) {
  const t = useText<typeof zh>()
  const view = useIndicatorView()
  const rows = listIndicators(score)
  const shown = sortIndicators(filterIndicators(rows, view), view.sort)
  const clear = () => view.set({ group: '', state: '', unit: '', kind: '' })
  return (
    <>
      <ScoreHead score={score} open={openOf(score)} />
      <GroupBars groups={score.groups} region={view.region} />
      <section aria-labelledby="score-indicators">
        <h2 id="score-indicators">
          {t('score.indicators_count', { shown: shown.length, all: rows.length })}
        </h2>
        <IndicatorFilters score={score} rows={rows} view={view} />
        {shown.length === 0 ? (
          <p className="empty">
            {t('web.no_match')}{' '}
            <button type="button" className="text-button" onClick={clear}>
              {t('web.clear_filters')}
            </button>
          </p>
        ) : (
          <IndicatorTable rows={shown} view={view} />
        )}
      </section>
      <LocalScore region={view.region} leftOut={score.leftOut} />
      <EditionNotes score={score} />
    </>
  )
}
