/** The views of monitoring. */
import { ViewTabs } from '../../../web/components/ViewTabs.tsx'
import { useText } from '../../../web/i18n.ts'
import type { Words as NoticeWords } from './notices/words.ts'
import type { Words } from './prices/words.ts'
import './monitoring.css'

const TABS = ['findings', 'notices', 'overview', 'plans', 'rules', 'models', 'prices'] as const
export type WatchTab = (typeof TABS)[number]

export function WatchTabs({ current }: { current: WatchTab }) {
  const t = useText<Words & NoticeWords>()
  const tabs = TABS.map((key) => ({ key, title: t(`watch.tab_${key}`), to: `/monitoring/${key}` }))
  return <ViewTabs label={t('watch.tabs')} current={current} tabs={tabs} />
}
