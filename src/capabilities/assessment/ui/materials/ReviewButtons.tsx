/** 审核: accept at once, return with a reason; for one material or for many. */
import { App, Form, Input } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { reviewMaterials } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'

interface Reviewed {
  readonly id: string
  readonly version: number
}

export function ReviewButtons({
  materials,
  onDone,
}: {
  materials: readonly Reviewed[]
  onDone?: () => void
}) {
  const t = useText<typeof materialsUiZh>()
  const { message } = App.useApp()
  const act = useAct(reviewMaterials)
  const [isReturning, setReturning] = useState(false)
  const review = async (outcome: 'accepted' | 'returned', reason: string) => {
    await act.mutateAsync({
      body: { materials: materials.map(({ id, version }) => ({ id, version })), outcome, reason },
    })
    void message.success(t('material.reviewed', { count: materials.length }))
    setReturning(false)
    onDone?.()
  }
  return (
    <>
      <button
        type="button"
        className="button primary"
        disabled={act.isPending}
        onClick={() => void review('accepted', '').catch(() => {})}
      >
        {t('material.accept')}
      </button>
      <button type="button" className="button" onClick={() => setReturning(true)}>
        {t('material.return')}
      </button>
      {!isReturning && <FieldErrors error={act.error} />}
      <Dialog title={t('material.return')} open={isReturning} onClose={() => setReturning(false)}>
        <DraftForm<{ reason: string }>
          name={`assessment.return.${materials[0]?.id ?? ''}`}
          submit={t('material.return')}
          onSubmit={({ reason }) => review('returned', reason)}
          onCancel={() => setReturning(false)}
        >
          <p className="quiet">{t('material.return_hint')}</p>
          <Form.Item
            name="reason"
            label={t('material.return_reason')}
            rules={[{ required: true, whitespace: true, message: t('material.reason_needed') }]}
          >
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
        </DraftForm>
      </Dialog>
    </>
  )
}
