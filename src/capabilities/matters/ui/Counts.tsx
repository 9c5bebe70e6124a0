/** 事项数量: each opens the list that it counts. */
import { Link } from 'react-router'
import type { EndpointAnswer } from '../../../kernel/endpoint.ts'
import { useText } from '../../../web/i18n.ts'
import type { summarizeMatters } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { matterListAddress } from './to-do-groups.ts'

type Summary = EndpointAnswer<typeof summarizeMatters>

const COUNTS = [
  { key: 'overdue', of: 'overdue', filters: { view: 'overdue' } },
  { key: 'soon', of: 'dueSoon', filters: { view: 'mine', due: 'soon' } },
  { key: 'mine', of: 'mine', filters: { view: 'mine' } },
  { key: 'waiting', of: 'waiting', filters: { view: 'waiting' } },
  { key: 'watched', of: 'watched', filters: { view: 'watched' } },
  { key: 'unit', of: 'unit', filters: { view: 'unit' } },
] as const

export function Counts({ summary }: { summary: Summary | undefined }) {
  const t = useText<typeof zh>()
  return (
    <nav aria-label={t('matters.counts')}>
      <ul className="counts">
        {COUNTS.map(({ key, of, filters }) => {
          const isUrgent = key === 'overdue' && summary !== undefined && summary.overdue > 0
          return (
            <li key={key}>
              <Link to={matterListAddress(filters)} className={isUrgent ? 'urgent' : undefined}>
                <strong>{summary?.[of] ?? '–'}</strong>
                <span>{t(`matters.count_${key}`)}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
