/** 程度, in words and colour. */
import { useText } from '../../../../web/i18n.ts'
import type { FindingRow } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export function LevelTag({ level }: { level: FindingRow['level'] }) {
  const t = useText<typeof uiZh>()
  return <span className={`state level-${level}`}>{t(`watch.level_${level}`)}</span>
}
