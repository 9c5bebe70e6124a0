/** What the lists of figures share: indicators and units of a row, and the filters by them. */
import { Fragment } from 'react'
import { Link } from 'react-router'
import type { ChoiceFilter } from '../../../web/components/DataTable.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { getFigureChoices } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'

export interface RowIndicator {
  readonly number: number
  readonly title: { readonly zh: string; readonly en: string }
  readonly page: string
}

export function Indicators({ list }: { list: readonly RowIndicator[] }) {
  const text = useBilingual()
  const t = useText<typeof uiZh>()
  if (list.length === 0) return t('figure.nothing')
  return list.map(({ number, title, page }, place) => (
    <Fragment key={number}>
      {place > 0 && ' '}
      <Link to={page} title={text(title)} aria-label={`${number} ${text(title)}`}>
        {number}
      </Link>
    </Fragment>
  ))
}

export function Units({ list }: { list: readonly { readonly id: string; readonly name: string }[] }) {
  const t = useText<typeof uiZh>()
  return list.length === 0 ? (
    <span className="quiet">{t('figure.no_unit')}</span>
  ) : (
    list.map((unit) => unit.name).join('、')
  )
}

/** Filters by indicator and by unit in charge. */
export function useWhoFilters(): readonly ChoiceFilter[] {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const { data } = useEndpoint(getFigureChoices)
  return [
    {
      key: 'indicator',
      title: t('figure.indicator'),
      options: (data?.indicators ?? []).map((each) => ({
        key: String(each.number),
        title: `${each.number} ${text(each.title)}`,
      })),
    },
    {
      key: 'unitId',
      title: t('figure.responsible'),
      options: (data?.units ?? []).map((unit) => ({ key: unit.id, title: unit.name })),
    },
  ]
}
