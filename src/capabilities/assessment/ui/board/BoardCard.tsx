/** One card of the board: a figure that opens to its records, and the lines that matter most. */
import { Link } from 'react-router'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import type { Card, CardLine } from '../../contract.ts'
import type { boardZh } from '../../messages/board-zh.ts'

export function BoardCard({ card }: { card: Card }) {
  const t = useText<typeof boardZh>()
  const title = t(`board.card_${card.key}`)
  return (
    <article className={`board-card ${card.tone}`} aria-labelledby={`card-${card.key}`}>
      <h3 id={`card-${card.key}`}>{title}</h3>
      <p className="board-figure">
        <Link to={card.to} aria-label={`${title} ${figureOf(card, t)}`}>
          {figureOf(card, t)}
        </Link>
        {card.tone !== 'calm' && (
          <span className={`board-tone ${card.tone}`}>{t(`board.tone_${card.tone}`)}</span>
        )}
      </p>
      {card.lines.length > 0 && (
        <ul>
          {card.lines.map((line) => (
            <Line key={line.to + line.value} line={line} />
          ))}
        </ul>
      )}
      {card.more !== undefined && card.more > 0 && (
        <p className="quiet">
          <Link to={card.to}>{t('board.more', { count: card.more })}</Link>
        </p>
      )}
    </article>
  )
}

type Say = ReturnType<typeof useText<typeof boardZh>>

function figureOf({ key, value, of }: Card, t: Say): string {
  if (value === null) return t(key === 'shortest' ? 'board.unreachable' : 'board.no_cases')
  return of === null ? value : t('board.of', { value, of })
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)

function Line({ line: { text, value, share, tone, to } }: { line: CardLine }) {
  const say = useBilingual()
  const format = useFormats()
  return (
    <li className={tone}>
      <Link to={to}>{typeof text === 'string' ? text : say(text)}</Link>
      <span className="board-value">{isDay(value) ? format.day(value) : value}</span>
      {share !== null && (
        <span className="board-share" aria-hidden="true">
          <span style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </li>
  )
}
