/** Why a file was not taken for a plan: what was missed in it, and what to do now. */
import { useProblemText } from '../../../../web/components/ErrorPage.tsx'
import { useText } from '../../../../web/i18n.ts'
import { ProblemError } from '../../../../web/problem.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

/** Parts of a plan that the reader looks for; the server names those that it did not find. */
const PARTS = ['plan_title', 'tasks', 'responsible_units', 'stages', 'members', 'indicators'] as const

export function ReadRefusal({ error, fileName }: { error: unknown; fileName: string }) {
  const t = useText<typeof uiZh>()
  const problemText = useProblemText()
  const details = error instanceof ProblemError ? error.details : {}
  const given: unknown = details.missing
  const missing = PARTS.filter((part) => Array.isArray(given) && given.includes(part))
  return (
    <div className="alert" role="alert">
      <p>
        <strong>{t('plan.refused', { file: fileName })}</strong>
      </p>
      <p>{details.reason === 'law_or_rule' ? t('plan.refused_law') : problemText(error)}</p>
      {missing.length > 0 && (
        <>
          <p>{t('plan.refused_missing')}</p>
          <ul>
            {missing.map((part) => (
              <li key={part}>{t(`plan.missing_${part}`)}</li>
            ))}
          </ul>
        </>
      )}
      <p>{t('plan.refused_do')}</p>
    </div>
  )
}
