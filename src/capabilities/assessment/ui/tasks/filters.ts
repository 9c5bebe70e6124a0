/** 筛选: one state for table, board and Gantt chart, kept in the address. */
import { useCarriedRegion } from '../../../../web/components/carried-region.ts'
import type { Filter } from '../../../../web/components/DataTable.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getScore, getTaskChoices } from '../../contract.ts'
import { taskProcedure } from '../../procedure.ts'
import type { TaskWords } from './words.ts'

export const FILTER_KEYS = [
  'region',
  'kept',
  'unitId',
  'supportingUnitId',
  'stageId',
  'state',
  'due',
  'milestone',
  'indicator',
] as const

export function useTaskFilters(): readonly Filter[] {
  const t = useText<TaskWords>()
  const text = useBilingual()
  const choices = useEndpoint(getTaskChoices)
  // Only for the indicators' names; the list does not wait for them.
  const score = useEndpoint(getScore, {})
  const indicators = score.data?.groups.flatMap((group) => group.indicators) ?? []
  const units = (choices.data?.units ?? []).map((unit) => ({ key: unit.id, title: unit.name }))
  return [
    ...useCarriedRegion(),
    { key: 'unitId', title: t('task.unit'), options: units },
    { key: 'supportingUnitId', title: t('task.supporting_unit'), options: units },
    {
      key: 'stageId',
      title: t('task.stage'),
      options: (choices.data?.stages ?? []).map((stage) => ({ key: stage.id, title: stage.name })),
    },
    {
      key: 'state',
      title: t('task.state'),
      options: taskProcedure.states.map((state) => ({ key: state.key, title: text(state.title) })),
    },
    {
      key: 'kept',
      title: t('task.kept'),
      options: [{ key: 'yes', title: t('task.kept_yes') }],
    },
    {
      key: 'due',
      title: t('task.due'),
      options: [
        { key: 'overdue', title: t('task.due_overdue') },
        { key: 'month', title: t('task.due_month') },
      ],
    },
    {
      key: 'milestone',
      title: t('task.milestone'),
      options: [
        { key: 'overdue', title: t('task.milestone_overdue') },
        { key: 'month', title: t('task.milestone_month') },
      ],
    },
    {
      key: 'indicator',
      title: t('task.indicator'),
      options: indicators.map((each) => ({
        key: String(each.number),
        title: `${each.number} ${text(each.title)}`,
      })),
    },
  ]
}
