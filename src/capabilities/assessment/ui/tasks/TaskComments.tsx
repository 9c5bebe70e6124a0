/** 留言: a word to everyone who works on the task; it stands in the timeline. What is typed is kept until it is sent. */
import { type FormEvent, useId, useState } from 'react'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { clearDraft, readDraft, writeDraft } from '../../../../web/draft.ts'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { commentOnMatter } from '../../../matters/contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export function TaskComments({ matterId }: { matterId: string }) {
  const t = useText<typeof uiZh>()
  const id = useId()
  const draft = `assessment.task.comment.${matterId}`
  const [text, setText] = useState(() => String(readDraft(draft)?.text ?? ''))
  const act = useAct(commentOnMatter)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const onSuccess = () => {
      setText('')
      clearDraft(draft)
    }
    act.mutate({ params: { matterId }, body: { text } }, { onSuccess })
  }
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('task.comment')}</h2>
      <form onSubmit={onSubmit}>
        <FieldErrors error={act.error} />
        <textarea
          aria-labelledby={`${id}-title`}
          rows={2}
          maxLength={2000}
          required
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            writeDraft(draft, { text: event.target.value })
          }}
        />
        <div className="button-row">
          <button type="submit" className="button" disabled={act.isPending || text.trim() === ''}>
            {t('task.comment_send')}
          </button>
        </div>
      </form>
    </section>
  )
}
