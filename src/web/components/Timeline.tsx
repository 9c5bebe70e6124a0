/** 办理过程: everything that happened, newest first as given. */
import type { ReactNode } from 'react'
import { useFormats } from '../i18n.ts'

export interface TimelineEntry {
  readonly id: string
  /** ISO instant. */
  readonly at: string
  readonly title: string
  readonly by?: string
  readonly note?: ReactNode
}

export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  const format = useFormats()
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <p className="timeline-title">{entry.title}</p>
          <p className="quiet">
            <time dateTime={entry.at}>{format.instant(entry.at)}</time>
            {entry.by && <span> · {entry.by}</span>}
          </p>
          {entry.note && <div className="timeline-note">{entry.note}</div>}
        </li>
      ))}
    </ol>
  )
}
