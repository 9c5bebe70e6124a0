/** The result side of the desk: one tab for each part of the plan. */
import { useCallback, useMemo, useRef } from 'react'
import { useText } from '../../../../web/i18n.ts'
import type { PlanDetail } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { certaintyOf } from './confidence.ts'
import { HeadTab } from './HeadTab.tsx'
import type { Act } from './ItemForm.tsx'
import { ItemsTab } from './ItemsTab.tsx'
import type { Item } from './items.ts'
import { findLine, printedDay } from './marks.ts'
import { isItemTab, type Selection, type TabKey, tabKeys } from './selection.ts'
import { Tabs } from './Tabs.tsx'
import { UnitsTab } from './UnitsTab.tsx'
import { needsDecision, unitEntries } from './units.ts'
import { WarningsTab } from './WarningsTab.tsx'
import type { HeadField, Work } from './work.ts'

export interface PlanResultProps extends Selection {
  readonly plan: PlanDetail
  readonly work: Work
  readonly act: Act
  readonly canEdit: boolean
  readonly onLine: (line: number) => void
}

export function PlanResult({ plan, work, act, canEdit, tab, item, select, onLine }: PlanResultProps) {
  const t = useText<typeof uiZh>()
  const { draft } = work
  const side = useRef<HTMLDivElement>(null)
  const entries = useMemo(() => unitEntries(draft, work.mapping), [draft, work.mapping])
  const onOpen = useCallback((index: number | undefined) => select(tab, index), [select, tab])
  const countOf = (key: TabKey): number | undefined => {
    if (key === 'head') return undefined
    if (key === 'units') return entries.length
    return key === 'warnings' ? plan.warnings.length : draft[key].length
  }
  const doubtsIn = (key: TabKey): number => {
    if (!canEdit) return 0
    if (key === 'units') return entries.filter((entry) => needsDecision(entry.mapping)).length
    if (!isItemTab(key)) return 0
    const items: readonly Item[] = draft[key]
    return items.filter((each) => certaintyOf(each.confidence) === 'doubtful').length
  }
  const onLocate = (field: HeadField) => {
    const value = draft[field]
    const line = findLine(plan.lines, field === 'issuedOn' ? printedDay(value) : value)
    if (line !== undefined) onLine(line)
  }
  return (
    <Tabs
      ref={side}
      label={t('plan.result')}
      current={tab}
      onChange={(key) => {
        const next = tabKeys.find((each) => each === key)
        if (next) select(next, undefined)
        side.current?.closest('.desk-result')?.scrollTo({ top: 0 })
      }}
      tabs={tabKeys.map((key) => {
        const doubts = doubtsIn(key)
        const count = countOf(key)
        return {
          key,
          title: t(`plan.tab_${key}`),
          ...(count === undefined ? {} : { count }),
          ...(doubts > 0 ? { note: t('plan.tab_doubts', { count: doubts }) } : {}),
        }
      })}
    >
      {tab === 'head' && (
        <HeadTab draft={draft} canEdit={canEdit} act={act} open={item} onOpen={onOpen} onLocate={onLocate} />
      )}
      {isItemTab(tab) && (
        <ItemsTab
          key={tab}
          kind={tab}
          items={draft[tab]}
          open={item}
          onOpen={onOpen}
          canEdit={canEdit}
          act={act}
        />
      )}
      {tab === 'units' && (
        <UnitsTab
          region={plan.region}
          entries={entries}
          open={item}
          canEdit={canEdit}
          act={act}
          onUse={(use) => select(use.kind, use.index)}
        />
      )}
      {tab === 'warnings' && <WarningsTab warnings={plan.warnings} onLine={onLine} />}
    </Tabs>
  )
}
