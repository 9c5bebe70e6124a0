/** 近期动态: what others did to matters that concern one. */
import { Link } from 'react-router'
import { useBilingual, useFormats, useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { type Change, listChanges } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

const SHOWN = 8
const KINDS = ['opened', 'assigned', 'handed_over', 'comment', 'step'] as const

export function Changes() {
  const t = useText<typeof zh>()
  const format = useFormats()
  const words = useChangeWords()
  const { data } = useEndpoint(listChanges, { query: { limit: SHOWN } })
  return (
    <section className="panel" aria-labelledby="home-changes">
      <h2 id="home-changes">{t('matters.changes')}</h2>
      {data?.items.length === 0 && <p className="quiet">{t('matters.changes_none')}</p>}
      <ul className="matter-lines">
        {data?.items.map((change) => (
          <li key={change.id} className="matter-line">
            <div>
              <Link to={change.page}>{change.matterTitle}</Link>
              <p className="quiet">{words(change)}</p>
              <p className="quiet">
                <time dateTime={change.at}>{format.instant(change.at)}</time>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useChangeWords(): (change: Change) => string {
  const t = useText<typeof zh>()
  const text = useBilingual()
  return ({ actorName, onBehalfOf, kind, stepTitle, toStateTitle }) => {
    const who = onBehalfOf ? t('web.by_for', { who: actorName, whom: onBehalfOf }) : actorName
    const known = KINDS.find((each) => each === kind) ?? 'other'
    const what = stepTitle ? text(stepTitle) : t(`matters.kind_${known}`)
    if (!toStateTitle) return t('matters.change', { who, what })
    return t('matters.change_to', { who, what, state: text(toStateTitle) })
  }
}
