/** Filters and order of the indicators, kept in the address. */
import { useId } from 'react'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { ScoreAnswer } from '../../contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { type IndicatorRow, indicatorSorts, itemStates, responsibleUnits } from './indicator-rows.ts'
import type { IndicatorView } from './use-indicator-view.ts'

export interface IndicatorFiltersProps {
  readonly score: ScoreAnswer
  readonly rows: readonly IndicatorRow[]
  readonly view: IndicatorView
}

export function IndicatorFilters({ score, rows, view }: IndicatorFiltersProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  return (
    <search className="table-tools">
      <Choice
        name="group"
        view={view}
        options={score.groups.map(({ key, title }) => ({ key, title: text(title) }))}
      />
      <Choice
        name="state"
        view={view}
        options={itemStates.map((key) => ({ key, title: t(`score.has_${key}`) }))}
      />
      <Choice
        name="unit"
        view={view}
        options={responsibleUnits(rows).map(({ id, name }) => ({ key: id, title: name }))}
      />
      <Choice
        name="kind"
        view={view}
        options={kinds(rows).map((key) => ({ key, title: t(`score.kind_${key}`) }))}
      />
      <Choice
        name="sort"
        view={view}
        blank={t('score.sort_number')}
        options={indicatorSorts
          .filter((key) => key !== 'number')
          .map((key) => ({ key, title: t(`score.sort_${key}`) }))}
      />
      <span className="table-tools-end">
        <button type="button" className="text-button" onClick={() => window.print()}>
          {t('score.print')}
        </button>
      </span>
    </search>
  )
}

const kinds = (rows: readonly IndicatorRow[]) => [...new Set(rows.map((row) => row.kind))]

interface ChoiceProps {
  readonly name: 'group' | 'state' | 'unit' | 'kind' | 'sort'
  readonly view: IndicatorView
  readonly blank?: string
  readonly options: readonly { readonly key: string; readonly title: string }[]
}

function Choice({ name, view, blank, options }: ChoiceProps) {
  const t = useText<typeof zh>()
  const id = useId()
  if (options.length === 0) return null
  return (
    <label htmlFor={id}>
      <span>{t(`score.filter_${name}`)}</span>
      <select
        id={id}
        className="select"
        value={name === 'sort' && view.sort === 'number' ? '' : view[name]}
        onChange={(event) => view.set({ [name]: event.target.value })}
      >
        <option value="">{blank ?? t('web.all')}</option>
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.title}
          </option>
        ))}
      </select>
    </label>
  )
}
