/** Indicators, items and units for filters and forms of the material pages. */
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getMaterialChoices } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'

export interface Option {
  readonly value: string
  readonly label: string
}

export function useChoices() {
  const t = useText<typeof materialsUiZh>()
  const text = useBilingual()
  const { data } = useEndpoint(getMaterialChoices)
  const units = data?.units ?? []
  return {
    indicators: (data?.indicators ?? []).map(
      ({ number, title }): Option => ({
        value: String(number),
        label: `${t('material.indicator_of', { number })} ${text(title)}`,
      }),
    ),
    items: (data?.items ?? []).map(
      ({ key, condition }): Option => ({
        value: key,
        label: `${key} ${text(condition)}`,
      }),
    ),
    units: units.map(({ id, name }): Option => ({ value: id, label: name })),
    ownUnits: units
      .filter(({ id }) => data?.ownUnits.includes(id))
      .map(({ id, name }): Option => ({ value: id, label: name })),
  }
}
