/** What may become of an accepted finding: a gentle notice to the shop, a clue for a case. */
import { Form, Input } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { draftNotice, type getFinding, raiseClue } from '../../contract.ts'
import type { Words } from './words.ts'

export function AfterAcceptance({ finding }: { finding: EndpointAnswer<typeof getFinding> }) {
  const t = useText<Words>()
  const format = useFormats()
  const navigate = useNavigate()
  const [isAsked, setAsked] = useState(false)
  const draft = useAct(draftNotice)
  const { notice, clueAt, mayReview: may } = finding
  return (
    <>
      <p className="button-row">
        {notice !== null && (
          <Link className="button" to={`/monitoring/notices?notice=${notice.id}`}>
            {t('notices.open', { state: t(`notices.state_${notice.state}`) })}
          </Link>
        )}
        {notice === null && may && (
          <button
            type="button"
            className="button"
            disabled={draft.isPending}
            onClick={() =>
              draft.mutate(
                { body: { findingId: finding.id } },
                { onSuccess: ({ id }) => void navigate(`/monitoring/notices?notice=${id}`) },
              )
            }
          >
            {t('notices.draft')}
          </button>
        )}
        {clueAt === null && may && (
          <button type="button" className="button" onClick={() => setAsked(true)}>
            {t('notices.clue')}
          </button>
        )}
        {clueAt !== null && (
          <span className="state">{t('notices.clue_raised', { at: format.instant(clueAt) })}</span>
        )}
      </p>
      <FieldErrors error={draft.error} />
      <Dialog title={t('notices.clue')} open={isAsked} onClose={() => setAsked(false)}>
        <ClueForm findingId={finding.id} onDone={() => setAsked(false)} />
      </Dialog>
    </>
  )
}

function ClueForm({ findingId, onDone }: { findingId: string; onDone: () => void }) {
  const t = useText<Words>()
  const raise = useAct(raiseClue)
  return (
    <DraftForm<{ readonly note?: string }>
      name={`monitoring.clue.${findingId}`}
      submit={t('notices.clue')}
      onSubmit={async ({ note = '' }) => {
        await raise.mutateAsync({ params: { findingId }, body: { note } })
        onDone()
      }}
      onCancel={onDone}
    >
      <p className="quiet">{t('notices.clue_hint')}</p>
      <Form.Item name="note" label={t('notices.clue_note')}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </DraftForm>
  )
}
