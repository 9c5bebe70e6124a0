/** 讨论 of an indicator, newest first. */
import { Form, Input } from 'antd'
import { useState } from 'react'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { clearDraft } from '../../../../web/draft.ts'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { addComment, listComments } from '../../contract.ts'
import type { boardZh } from '../../messages/board-zh.ts'
import type { IndicatorPlace } from './indicator-place.ts'

export function Discussion({ number, at }: IndicatorPlace) {
  const t = useText<typeof boardZh>()
  const format = useFormats()
  const may = useMay()
  const { data, error, refetch } = useEndpoint(listComments, { params: { number }, query: at })
  return (
    <section className="panel" aria-labelledby="indicator-discussion">
      <h2 id="indicator-discussion">{t('indicator.discussion')}</h2>
      {/* Speaking is an act in one's own region. */}
      {at.region === undefined && may('assessment.discuss') && <CommentForm number={number} />}
      {error && <ErrorPage error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="empty">{t('indicator.no_comments')}</p>}
      <ul className="comments">
        {data?.items.map((comment) => (
          <li key={comment.id}>
            <p className="quiet">
              {comment.saidName} · {comment.unitName} · {format.instant(comment.saidAt)}
            </p>
            <p className="comment-text">{comment.text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function CommentForm({ number }: { number: number }) {
  const t = useText<typeof boardZh>()
  const act = useAct(addComment, { invalidates: [listComments] })
  const draft = `assessment.comment.${number}`
  // A form that was sent starts anew.
  const [sent, setSent] = useState(0)
  return (
    <DraftForm<{ readonly text: string }>
      key={sent}
      name={draft}
      submit={t('indicator.comment')}
      onSubmit={async ({ text }) => {
        await act.mutateAsync({ params: { number }, body: { text } })
        clearDraft(draft)
        setSent((before) => before + 1)
      }}
    >
      <Form.Item
        name="text"
        label={t('indicator.comment_label')}
        rules={[{ required: true, whitespace: true, message: t('procedure.field_required') }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
    </DraftForm>
  )
}
