/** 保管期限: until when the pack is kept, and keeping it longer. */
import { Form, Input } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../web/components/DraftForm.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { useAct } from '../../../web/use-endpoint.ts'
import { type CaptureDetail, extendRetention, getCapture, listCustody } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'

export function Retention({ capture }: { capture: CaptureDetail }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const [isOpen, setOpen] = useState(false)
  const extend = useAct(extendRetention, { invalidates: [getCapture, listCustody] })
  const { id: captureId, retainUntil, retentionReason, mayCapture } = capture
  return (
    <section className="panel" aria-labelledby="pack-retention">
      <h2 id="pack-retention">{t('pack.retention')}</h2>
      <p>
        {t('pack.kept_until', { day: format.day(retainUntil) })}
        {retentionReason !== null && <> {t('pack.kept_why', { reason: retentionReason })}</>}
      </p>
      <button type="button" className="button" disabled={!mayCapture} onClick={() => setOpen(true)}>
        {t('pack.extend')}
      </button>
      {!mayCapture && <span className="quiet"> {t('pack.may_not')}</span>}
      <Dialog title={t('pack.extend')} open={isOpen} onClose={() => setOpen(false)}>
        <DraftForm<{ until: string; reason: string }>
          name={`evidence.retention.${captureId}`}
          submit={t('pack.extend')}
          onCancel={() => setOpen(false)}
          onSubmit={async (body) => {
            await extend.mutateAsync({ params: { captureId }, body })
            setOpen(false)
          }}
        >
          <Form.Item
            name="until"
            label={t('pack.until')}
            rules={[{ required: true, message: t('pack.until_needed') }]}
          >
            <Input type="date" min={retainUntil} />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('web.reason')}
            rules={[{ required: true, whitespace: true, message: t('pack.reason_needed') }]}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
          </Form.Item>
        </DraftForm>
      </Dialog>
    </section>
  )
}
