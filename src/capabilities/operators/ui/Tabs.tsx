/** The views of the register: operators, shops, claims, import, place rules. */
import { ViewTabs } from '../../../web/components/ViewTabs.tsx'
import { useText } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import type { uiZh } from '../messages/ui-zh.ts'

const TABS = [
  { key: 'operators', to: '/operators', permission: 'operators.read' },
  { key: 'shops', to: '/operators/shops', permission: 'operators.read' },
  { key: 'matching', to: '/operators/matching', permission: 'operators.read' },
  { key: 'claims', to: '/operators/claims', permission: 'operators.read' },
  { key: 'import', to: '/operators/import', permission: 'operators.import' },
  { key: 'places', to: '/operators/places', permission: 'operators.read' },
] as const

export function RegisterTabs({ current }: { current: (typeof TABS)[number]['key'] }) {
  const t = useText<typeof uiZh>()
  const may = useMay()
  return (
    <ViewTabs
      label={t('register.tabs')}
      current={current}
      tabs={TABS.filter((tab) => may(tab.permission)).map(({ key, to }) => ({
        key,
        to,
        title: t(`register.tab_${key}`),
      }))}
    />
  )
}
