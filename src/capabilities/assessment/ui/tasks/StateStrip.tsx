/** 办理环节 as a strip of stations; the current one is named for the ear, too. */
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { stationsOf } from './stations.ts'

export function StateStrip({ state }: { state: string }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  return (
    <ol className="stations" aria-label={t('task.stations')}>
      {stationsOf(state).map((station) => (
        <li
          key={station.key}
          className={station.place}
          aria-current={station.place === 'here' ? 'step' : undefined}
        >
          <span className="station-dot" aria-hidden="true">
            {station.place === 'passed' ? '✓' : ''}
          </span>
          <span>{text(station.title)}</span>
          {station.place === 'passed' && <span className="hidden">{t('task.station_passed')}</span>}
        </li>
      ))}
    </ol>
  )
}
