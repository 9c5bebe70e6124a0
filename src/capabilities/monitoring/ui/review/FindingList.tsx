/** Findings under the name of whom they concern. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { readableAddress } from '../../../../web/readable-address.ts'
import type { FindingRow } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { LevelTag } from './LevelTag.tsx'

export interface FindingListProps {
  readonly items: readonly FindingRow[]
  readonly current: string | undefined
  readonly onChoose: (id: string) => void
  readonly children: ReactNode
}

export function FindingList({ items, current, onChoose, children }: FindingListProps) {
  const t = useText<typeof uiZh>()
  const groups = Map.groupBy(items, ({ subject }) => subject)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than its box is scrolled with the keyboard
    <section className="review-list" aria-label={t('watch.list_of')} tabIndex={0}>
      {[...groups].map(([subject, findings]) => (
        <div key={subject}>
          <h2>{subject}</h2>
          <ul>
            {findings.map((finding) => (
              <li key={finding.id}>
                <Row finding={finding} isCurrent={finding.id === current} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {children}
    </section>
  )
}

interface RowProps {
  readonly finding: FindingRow
  readonly isCurrent: boolean
  readonly onChoose: (id: string) => void
}

function Row({ finding, isCurrent, onChoose }: RowProps) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return (
    <button
      ref={row}
      type="button"
      className="review-row"
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => onChoose(finding.id)}
    >
      <LevelTag level={finding.level} />
      <span className="title">{text(finding.title)}</span>
      <span className="state">{t(`watch.state_${finding.state}`)}</span>
      <span className="found">{finding.text === '' ? readableAddress(finding.url) : finding.text}</span>
    </button>
  )
}
