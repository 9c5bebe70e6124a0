/** The verdict in words: intact as far as it goes, or the first broken entry and what is wrong with it. */
import { useFormats, useServerText, useText } from '../../../web/i18n.ts'
import type { Verdict } from '../contract.ts'
import type { AuditMessages } from '../messages/ui-zh.ts'

export function VerdictWords({ verdict }: { verdict: Verdict }) {
  const t = useText<AuditMessages>()
  const format = useFormats()
  const problemText = useProblemText()
  const [first, ...others] = verdict.problems
  const signed = t('audit.verdict_signed', { count: format.number(verdict.checkpoints) })
  const counts = t('audit.verdict_counts', { checked: format.number(verdict.checked) })
  if (verdict.ok) {
    const values = { firstSeq: format.number(verdict.firstSeq), lastSeq: format.number(verdict.lastSeq) }
    return (
      <section className="verdict" role="status">
        <h2>{t('audit.verdict_intact')}</h2>
        <p>
          {verdict.lastSeq === 0 ? t('audit.verdict_empty_words') : t('audit.verdict_intact_words', values)}{' '}
          {signed}
        </p>
        <p className="quiet">{counts}</p>
      </section>
    )
  }
  return (
    <section className="verdict broken" role="alert">
      <h2>{t('audit.verdict_broken')}</h2>
      {first && (
        <p>
          {t('audit.verdict_first')} <strong>{problemText(first)}</strong>
        </p>
      )}
      {others.length > 0 && (
        <>
          <h3>{t('audit.verdict_others')}</h3>
          <ul>
            {others.map((problem) => (
              <li key={JSON.stringify(problem)}>{problemText(problem)}</li>
            ))}
          </ul>
        </>
      )}
      <p>{t('audit.verdict_broken_do')}</p>
      <p className="quiet">
        {counts} {signed}
      </p>
    </section>
  )
}

function useProblemText(): (problem: Verdict['problems'][number]) => string {
  const serverText = useServerText()
  return ({ kind, ...details }) => serverText(`audit.problem.${kind}`, details, kind)
}
