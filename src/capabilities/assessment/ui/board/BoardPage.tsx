/** 创建总览, the leader's page: the score against its lines, what asks for a decision, and everything else in cards. */
import { Link } from 'react-router'
import { Chart } from '../../../../web/components/Chart.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { type BoardAnswer, getBoard } from '../../contract.ts'
import type { boardZh } from '../../messages/board-zh.ts'
import { useAtRegion, withRegion } from '../indicator/indicator-place.ts'
import { GroupBars } from '../score/GroupBars.tsx'
import { openPoints } from '../score/indicator-rows.ts'
import { ScoreHead } from '../score/ScoreHead.tsx'
import { BoardCard } from './BoardCard.tsx'
import './board.css'

/** How often an open board reads itself again. */
const REFRESH_MS = 30_000

export default function BoardPage() {
  const t = useText<typeof boardZh>()
  const format = useFormats()
  const at = useAtRegion()
  const { data, error, refetch } = useEndpoint(getBoard, { query: at }, { refetchEveryMs: () => REFRESH_MS })
  return (
    <div className="board">
      <PageHeader
        title={t('board.title')}
        lead={data && t('board.lead', { region: data.regionName, time: format.instant(data.asOf) })}
        actions={
          <>
            <Link className="button" to={withRegion('/assessment/score', at)}>
              {t('board.to_score')}
            </Link>
            <Link className="button" to={withRegion('/assessment/history', at)}>
              {t('board.to_history')}
            </Link>
          </>
        }
      />
      {error && <ErrorPage error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      )}
      {data && <Board board={data} region={at.region} />}
    </div>
  )
}

function Board({ board, region }: { board: BoardAnswer; region: string | undefined }) {
  const t = useText<typeof boardZh>()
  const urgent = board.cards.filter((card) => card.tone !== 'calm')
  const calm = board.cards.filter((card) => card.tone === 'calm')
  return (
    <>
      <ScoreHead score={board.score} open={openIn(board)} />
      <div className="board-top">
        <GroupBars groups={board.score.groups} region={region} />
        <Trend board={board} />
      </div>
      <section aria-labelledby="board-attention">
        <h2 id="board-attention">{t('board.attention')}</h2>
        {urgent.length === 0 ? (
          <p className="empty">{t('board.attention_none')}</p>
        ) : (
          <div className="board-cards">
            {urgent.map((card) => (
              <BoardCard key={card.key} card={card} />
            ))}
          </div>
        )}
      </section>
      <section aria-labelledby="board-all">
        <h2 id="board-all">{t('board.all_cards')}</h2>
        <div className="board-cards">
          {calm.map((card) => (
            <BoardCard key={card.key} card={card} />
          ))}
        </div>
      </section>
    </>
  )
}

function openIn({ score, cards }: BoardAnswer) {
  const items = Number(cards.find((card) => card.key === 'unknown')?.value ?? 0)
  return { items, points: openPoints(score) }
}

function Trend({ board: { trend, score } }: { board: BoardAnswer }) {
  const t = useText<typeof boardZh>()
  const format = useFormats()
  return (
    <section className="panel" aria-label={t('board.trend')}>
      {trend.length < 2 ? (
        <>
          <h2>{t('board.trend')}</h2>
          <p className="quiet">{t('board.trend_none')}</p>
        </>
      ) : (
        <Chart
          kind="line"
          title={t('board.trend')}
          categoryTitle={t('board.trend_day')}
          categories={trend.map(({ day }) => format.day(day))}
          series={[
            { name: t('board.trend_sure'), values: trend.map(({ sure }) => Number(sure)) },
            { name: t('board.trend_possible'), values: trend.map(({ possible }) => Number(possible)) },
          ]}
          marks={[{ name: t('board.trend_line'), value: Number(score.totalAtLeast) }]}
          height={220}
        />
      )}
    </section>
  )
}
