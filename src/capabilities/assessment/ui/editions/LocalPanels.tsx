/** 本地表述与加分 on the pages of the score and the evidence: beside the official words, never mixed into the points. */
import { Link } from 'react-router'
import { useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getLocalPart } from '../../contract.ts'
import type { editionsUiZh } from '../../messages/editions-ui-zh.ts'
import { OwnWording } from './OwnWording.tsx'
import './editions.css'

const useLocalPart = (region: string | undefined) =>
  useEndpoint(getLocalPart, { query: region === undefined ? {} : { region } }).data

/** What the region calls an indicator and its conditions. */
export function IndicatorOwnWordings({
  indicator,
  region,
}: {
  indicator: number
  region: string | undefined
}) {
  const local = useLocalPart(region)
  const subject = String(indicator)
  const items = new Set(
    local?.additions.filter((each) => each.subject.startsWith(`${subject}.`)).map((each) => each.subject),
  )
  const shared = { additions: local?.additions ?? [] }
  return (
    <>
      <OwnWording {...shared} subject={subject} field="title" />
      <OwnWording {...shared} subject={subject} field="criteria" />
      {[...items].map((item) => (
        <OwnWording key={item} {...shared} subject={item} field="condition" />
      ))}
    </>
  )
}

export function ItemOwnWording({ item }: { item: string }) {
  const local = useLocalPart(undefined)
  return <OwnWording additions={local?.additions ?? []} subject={item} field="condition" />
}

/** Local points apart from the score, and what was entered under another edition. */
export function LocalScore({ region, leftOut }: { region: string | undefined; leftOut: readonly string[] }) {
  const t = useText<typeof editionsUiZh>()
  const local = useLocalPart(region)
  return (
    <>
      {leftOut.length > 0 && (
        <p className="notice">
          {t('edition.left_out', { count: leftOut.length, keys: leftOut.slice(0, 10).join('、') })}
        </p>
      )}
      {local && local.additions.length > 0 && (
        <section className="panel" aria-labelledby="local-score">
          <h2 id="local-score">{t('edition.view_local')}</h2>
          <p>
            <Link to={`/assessment/editions/${local.ref}?view=local`}>
              {t('edition.local_points', { earned: local.earned, points: local.points })}
            </Link>
          </p>
          <p className="quiet">{t('edition.local_lead')}</p>
        </section>
      )}
    </>
  )
}
