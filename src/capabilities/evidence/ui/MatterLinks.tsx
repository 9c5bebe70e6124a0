/** 关联事项: the matters that the pack is evidence in. */
import { Form, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Dialog } from '../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../web/components/DraftForm.tsx'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import { listMatters } from '../../matters/contract.ts'
import { type CaptureDetail, getCapture, linkMatter, listCustody, unlinkMatter } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'

const CHANGED = [getCapture, listCustody]
const FOUND = 20

export function MatterLinks({ capture }: { capture: CaptureDetail }) {
  const t = useText<typeof uiZh>()
  const [isOpen, setOpen] = useState(false)
  const link = useAct(linkMatter, { invalidates: CHANGED })
  const unlink = useAct(unlinkMatter, { invalidates: CHANGED })
  const captureId = capture.id
  return (
    <section className="panel" aria-labelledby="pack-matters">
      <h2 id="pack-matters">{t('pack.matters')}</h2>
      {capture.matters.length === 0 && <p className="quiet">{t('pack.no_matters')}</p>}
      <ul className="plain-list">
        {capture.matters.map(({ id, title }) => (
          <li key={id}>
            {title === null ? t('pack.matter_hidden') : <Link to={`/matters/${id}`}>{title}</Link>}{' '}
            {capture.mayCapture && (
              <button
                type="button"
                className="text-button"
                aria-label={`${t('pack.unlink')}: ${t('pack.unlink_of', { title: title ?? id })}`}
                disabled={unlink.isPending}
                onClick={() => unlink.mutate({ params: { captureId, matterId: id } })}
              >
                {t('pack.unlink')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {unlink.error && <FieldErrors error={unlink.error} />}
      <button type="button" className="button" disabled={!capture.mayCapture} onClick={() => setOpen(true)}>
        {t('pack.link')}
      </button>
      {!capture.mayCapture && <span className="quiet"> {t('pack.may_not')}</span>}
      <Dialog title={t('pack.matters')} open={isOpen} onClose={() => setOpen(false)}>
        <DraftForm<{ matterId: string }>
          name={`evidence.matter.${captureId}`}
          submit={t('pack.link')}
          onCancel={() => setOpen(false)}
          onSubmit={async (body) => {
            await link.mutateAsync({ params: { captureId }, body })
            setOpen(false)
          }}
        >
          <Form.Item
            name="matterId"
            label={t('pack.matter')}
            rules={[{ required: true, message: t('pack.matter_search') }]}
          >
            <MatterSelect />
          </Form.Item>
        </DraftForm>
      </Dialog>
    </section>
  )
}

function MatterSelect(bound: { id?: string; value?: string; onChange?: (value: string) => void }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const [search, setSearch] = useState('')
  const found = useEndpoint(listMatters, { query: { view: 'all', open: 'both', search, limit: FOUND } })
  return (
    <Select<string>
      {...bound}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('pack.matter_search')}
      loading={found.isFetching}
      getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
      options={(found.data?.items ?? []).map((row) => ({
        value: row.id,
        label: `${row.title}（${text(row.stateTitle)}）`,
      }))}
    />
  )
}
