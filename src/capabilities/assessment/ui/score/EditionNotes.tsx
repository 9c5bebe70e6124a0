/** 指标体系说明: which text scores, which years, and what is uncertain in it, for all to see. */
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { ScoreAnswer } from '../../contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'

export function EditionNotes({ score }: { score: ScoreAnswer }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  return (
    <section className="panel" aria-labelledby="score-edition">
      <h2 id="score-edition">{t('score.edition')}</h2>
      <p>
        {text(score.edition.title)}
        {score.edition.documentNumber && ` · ${score.edition.documentNumber}`}
      </p>
      {score.notes.length > 0 && (
        <>
          <h3>{t('score.uncertain')}</h3>
          <ul className="notes">
            {score.notes.map((note) => (
              <li key={note.zh}>{text(note)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
