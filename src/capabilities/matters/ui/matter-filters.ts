/** The filters of the list of matters: kinds and states out of the procedures, units as the person sees them. */
import { useCarriedRegion } from '../../../web/components/carried-region.ts'
import type { ChoiceFilter } from '../../../web/components/DataTable.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { listUnits } from '../../organisation/contract.ts'
import { getMatterChoices } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

export function useMatterFilters(chosenProcedure: string): readonly ChoiceFilter[] {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const region = useCarriedRegion()
  const { data: choices } = useEndpoint(getMatterChoices)
  const { data: units } = useEndpoint(listUnits)
  const procedures = choices?.procedures ?? []
  // States are named by their procedure: they are offered as soon as only one can be meant.
  const meant =
    procedures.length === 1 ? procedures : procedures.filter((each) => each.id === chosenProcedure)
  const states = meant.flatMap((each) => each.states)
  const optional = (filter: ChoiceFilter) => (filter.options.length > 0 ? [filter] : [])
  return [
    ...region,
    ...optional({
      key: 'procedure',
      title: t('matters.filter_procedure'),
      options: procedures.map(({ id, title }) => ({ key: id, title: text(title) })),
    }),
    ...optional({
      key: 'state',
      title: t('matters.filter_state'),
      options: states.map(({ key, title }) => ({ key, title: text(title) })),
    }),
    ...optional({
      key: 'unitId',
      title: t('matters.filter_unit'),
      options: (units?.items ?? []).map(({ id, name }) => ({ key: id, title: name })),
    }),
    {
      key: 'due',
      title: t('matters.filter_due'),
      options: [
        { key: 'overdue', title: t('matters.due_overdue') },
        { key: 'soon', title: t('matters.due_soon') },
      ],
    },
    {
      key: 'open',
      title: t('matters.filter_open'),
      blank: t('matters.open_open'),
      options: [
        { key: 'closed', title: t('matters.open_closed') },
        { key: 'both', title: t('matters.open_both') },
      ],
    },
  ]
}
