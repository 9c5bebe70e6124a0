/** 提示: what the reader noticed in the text and could not settle by itself. */
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { PlanDetail } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { lineOf } from './marks.ts'

export interface WarningsTabProps {
  readonly warnings: PlanDetail['warnings']
  readonly onLine: (line: number) => void
}

export function WarningsTab({ warnings, onLine }: WarningsTabProps) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  if (warnings.length === 0) return <p className="empty">{t('plan.none_warnings')}</p>
  return (
    <ul className="warning-list">
      {warnings.map((warning, index) => {
        const line = lineOf(warning.at)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={index}>
            {text(warning.message)}{' '}
            {line !== undefined && (
              <button type="button" className="text-button" onClick={() => onLine(line)}>
                {t('plan.line', { line })}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
