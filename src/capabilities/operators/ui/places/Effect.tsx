/** 规则影响: which operators the rules on the page would place otherwise, before anything is saved. */
import { Link } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { type listPlaceRules, tryPlaceRules } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

type Places = EndpointAnswer<typeof listPlaceRules>
type Rule = Pick<Places['items'][number], 'words' | 'notWords' | 'toRegion' | 'toUnit' | 'remark'>
type Placed = EndpointAnswer<typeof tryPlaceRules>['items'][number]['before']

export function Effect({ rules, places }: { rules: readonly Rule[]; places: Places }) {
  const t = useText<typeof uiZh>()
  const attempt = useAct(tryPlaceRules)
  const asked = JSON.stringify(rules)
  const { data, variables } = attempt
  const isOfThese = data !== undefined && JSON.stringify(variables?.body?.rules) === asked
  const nameOf = (placed: Placed) => {
    const region = places.regions.find(({ code }) => code === placed.region)?.name ?? placed.region
    const station = places.stations.find(({ id }) => id === placed.unitId)?.name
    return station === undefined ? region : `${region} ${station}`
  }
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={attempt.isPending}
        onClick={() => {
          attempt.mutate({ body: { rules: [...rules] } })
        }}
      >
        {t('places.effect')}
      </button>
      <FieldErrors error={attempt.error} />
      {isOfThese && (
        <div role="status" className="places-effect">
          {data.changed === 0 ? (
            <p>{t('places.effect_none', { looked: data.looked })}</p>
          ) : (
            <p>{t('places.effect_some', { looked: data.looked, changed: data.changed })}</p>
          )}
          <ul>
            {data.items.map((each) => (
              <li key={each.id}>
                <Link to={`/operators/${each.id}`}>{each.name}</Link>{' '}
                <span className="quiet">
                  {t('places.effect_item', {
                    address: each.address,
                    before: nameOf(each.before),
                    after: nameOf(each.after),
                  })}
                </span>
              </li>
            ))}
          </ul>
          {data.changed > data.items.length && (
            <p className="quiet">{t('places.effect_more', { count: data.changed - data.items.length })}</p>
          )}
        </div>
      )}
    </>
  )
}
