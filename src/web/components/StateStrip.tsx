/** 办理环节 as a strip of stations; the current one is named for the ear, too. */
import type { Bilingual } from '../../kernel/text.ts'
import { useBilingual } from '../i18n.ts'
import './state-strip.css'

export interface StateStripProps {
  readonly label: string
  /** Said after a station that was passed: its mark is for the eye only. */
  readonly passed: string
  readonly stations: readonly {
    readonly key: string
    readonly title: Bilingual
    readonly place: 'passed' | 'here' | 'ahead'
  }[]
}

export function StateStrip({ label, passed, stations }: StateStripProps) {
  const text = useBilingual()
  return (
    <ol className="stations" aria-label={label}>
      {stations.map((station) => (
        <li
          key={station.key}
          className={station.place}
          aria-current={station.place === 'here' ? 'step' : undefined}
        >
          <span className="station-dot" aria-hidden="true">
            {station.place === 'passed' ? '✓' : ''}
          </span>
          <span>{text(station.title)}</span>
          {station.place === 'passed' && <span className="hidden">{passed}</span>}
        </li>
      ))}
    </ol>
  )
}
