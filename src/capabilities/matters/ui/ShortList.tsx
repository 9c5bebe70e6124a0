/** The first few matters of a view, with the way to all of them. */
import { Link } from 'react-router'
import { useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { listMatters, type matterViews } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { MatterLine, type MatterLineProps } from './MatterLine.tsx'
import { matterListAddress } from './to-do-groups.ts'

export interface ShortListProps {
  readonly view: (typeof matterViews)[number]
  readonly title: string
  readonly words?: string
  readonly shows: NonNullable<MatterLineProps['shows']>
}

const SHOWN = 5

export function ShortList({ view, title, words, shows }: ShortListProps) {
  const t = useText<typeof zh>()
  const { data } = useEndpoint(listMatters, { query: { view, limit: SHOWN } })
  return (
    <section className="panel" aria-labelledby={`home-${view}`}>
      <div className="panel-head">
        <h2 id={`home-${view}`}>{title}</h2>
        <Link to={matterListAddress({ view })}>
          {t('matters.see_all')}
          <span className="hidden"> {title}</span>
        </Link>
      </div>
      {words && <p className="quiet">{words}</p>}
      <ul className="matter-lines">
        {data?.items.map((row) => (
          <MatterLine key={row.id} row={row} shows={shows} />
        ))}
      </ul>
    </section>
  )
}
