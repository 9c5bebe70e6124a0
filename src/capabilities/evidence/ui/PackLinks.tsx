/** 限期下载链接: made, shown once, revoked. */
import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../web/components/DraftForm.tsx'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { useAct } from '../../../web/use-endpoint.ts'
import {
  type CaptureDetail,
  getCapture,
  LINK_DAYS_MAX,
  listCustody,
  makeLink,
  type PackLink,
  revokeLink,
} from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'

const CHANGED = [getCapture, listCustody]

export function PackLinks({ capture }: { capture: CaptureDetail }) {
  const t = useText<typeof uiZh>()
  const [isOpen, setOpen] = useState(false)
  const make = useAct(makeLink, { invalidates: CHANGED })
  return (
    <div className="panel">
      <h2>{t('pack.links')}</h2>
      <p className="quiet">{t('pack.links_lead')}</p>
      {make.data && <MadeLink address={make.data.address} />}
      {capture.links.length > 0 && <LinkTable capture={capture} />}
      <button type="button" className="button" disabled={!capture.mayShare} onClick={() => setOpen(true)}>
        {t('pack.make_link')}
      </button>
      {!capture.mayShare && <span className="quiet"> {t('pack.no_share')}</span>}
      <Dialog title={t('pack.links')} open={isOpen} onClose={() => setOpen(false)}>
        <DraftForm<{ recipient: string; purpose: string; days: number }>
          name={`evidence.link.${capture.id}`}
          initial={{ days: 7 }}
          submit={t('pack.make_link')}
          onCancel={() => setOpen(false)}
          onSubmit={async (body) => {
            await make.mutateAsync({ params: { captureId: capture.id }, body })
            setOpen(false)
          }}
        >
          <Form.Item
            name="recipient"
            label={t('pack.recipient')}
            rules={[{ required: true, whitespace: true, message: t('pack.recipient_needed') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="purpose"
            label={t('pack.link_purpose')}
            rules={[{ required: true, whitespace: true, message: t('pack.link_purpose_needed') }]}
          >
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
          </Form.Item>
          <Form.Item name="days" label={t('pack.days')} rules={[{ required: true, message: t('pack.days') }]}>
            <InputNumber min={1} max={LINK_DAYS_MAX} precision={0} />
          </Form.Item>
        </DraftForm>
      </Dialog>
    </div>
  )
}

function MadeLink({ address }: { address: string }) {
  const t = useText<typeof uiZh>()
  const [isCopied, setCopied] = useState(false)
  return (
    <div className="notice" role="status">
      <p>{t('pack.link_made')}</p>
      <p className="digest">{address}</p>
      <button
        type="button"
        className="button"
        onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
      >
        {t(isCopied ? 'pack.copied' : 'pack.copy')}
      </button>
    </div>
  )
}

function stateOf({ revokedAt, expiresAt }: PackLink): 'open' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked'
  return new Date(expiresAt) > new Date() ? 'open' : 'expired'
}

function LinkTable({ capture }: { capture: CaptureDetail }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const revoke = useAct(revokeLink, { invalidates: CHANGED })
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t('pack.links')}>
        <table className="table">
          <caption className="hidden">{t('pack.links')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('pack.recipient')}</th>
              <th scope="col">{t('pack.link_purpose')}</th>
              <th scope="col">{t('pack.expires')}</th>
              <th scope="col" className="end">
                {t('pack.downloads')}
              </th>
              <th scope="col">{t('pack.link_state')}</th>
            </tr>
          </thead>
          <tbody>
            {capture.links.map((link) => (
              <tr key={link.id}>
                <td>{link.recipient}</td>
                <td>{link.purpose}</td>
                <td>{format.instant(link.expiresAt)}</td>
                <td className="end">{link.downloads}</td>
                <td>
                  {t(`pack.link_${stateOf(link)}`)}{' '}
                  {stateOf(link) === 'open' && capture.mayShare && (
                    <button
                      type="button"
                      className="text-button"
                      aria-label={`${t('pack.revoke')}: ${t('pack.revoke_of', { recipient: link.recipient })}`}
                      disabled={revoke.isPending}
                      onClick={() => revoke.mutate({ params: { captureId: capture.id, linkId: link.id } })}
                    >
                      {t('pack.revoke')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {revoke.error && <FieldErrors error={revoke.error} />}
    </>
  )
}
