/** What can be done with the chosen materials of the list at once. */
import { App, Form, Select } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct } from '../../../../web/use-endpoint.ts'
import { linkMaterials, tagMaterials } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'
import { ReviewButtons } from './ReviewButtons.tsx'
import { useChoices } from './use-choices.ts'

export interface Chosen {
  readonly id: string
  readonly version: number
  readonly state: string
}

export function BulkBar({ chosen, onDone }: { chosen: readonly Chosen[]; onDone: () => void }) {
  const t = useText<typeof materialsUiZh>()
  const may = useMay()
  const [open, setOpen] = useState<'link' | 'tag'>()
  if (chosen.length === 0) return null
  const ids = chosen.map((each) => each.id)
  const close = () => setOpen(undefined)
  const isPending = chosen.every((each) => each.state === 'pending')
  return (
    <section className="bulk-bar panel" aria-label={t('material.selected', { count: chosen.length })}>
      <strong role="status">{t('material.selected', { count: chosen.length })}</strong>
      {may('assessment.reviewMaterial') && isPending && <ReviewButtons materials={chosen} onDone={onDone} />}
      {may('assessment.enterEvidence') && (
        <>
          <button type="button" className="button" onClick={() => setOpen('link')}>
            {t('material.link')}
          </button>
          <button type="button" className="button" onClick={() => setOpen('tag')}>
            {t('material.add_tags')}
          </button>
        </>
      )}
      <button type="button" className="text-button" onClick={onDone}>
        {t('material.cancel')}
      </button>
      {open === 'link' && <LinkDialog ids={ids} onClose={close} onDone={onDone} />}
      {open === 'tag' && <TagDialog ids={ids} onClose={close} onDone={onDone} />}
    </section>
  )
}

interface PartProps {
  readonly ids: string[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Lists of choices hang in the dialog itself: what lies outside of it is inert. */
const inDialog = (trigger: HTMLElement) => trigger.closest('dialog') ?? document.body

export function LinkDialog({ ids, onClose, onDone }: PartProps) {
  const t = useText<typeof materialsUiZh>()
  const { message } = App.useApp()
  const { items } = useChoices()
  const act = useAct(linkMaterials)
  const onSubmit = async ({ items: add }: { items: string[] }) => {
    await act.mutateAsync({ body: { materials: ids, add } })
    void message.success(t('material.linked'))
    onClose()
    onDone()
  }
  return (
    <Dialog title={t('material.link')} open onClose={onClose}>
      <DraftForm<{ items: string[] }>
        name={`assessment.link.${ids[0]}`}
        submit={t('material.link')}
        onSubmit={onSubmit}
        onCancel={onClose}
      >
        <Form.Item name="items" label={t('material.items')} rules={[{ required: true }]}>
          <Select
            mode="multiple"
            options={items}
            showSearch={{ optionFilterProp: 'label' }}
            getPopupContainer={inDialog}
          />
        </Form.Item>
      </DraftForm>
    </Dialog>
  )
}

function TagDialog({ ids, onClose, onDone }: PartProps) {
  const t = useText<typeof materialsUiZh>()
  const { message } = App.useApp()
  const act = useAct(tagMaterials)
  const onSubmit = async ({ tags: add }: { tags: string[] }) => {
    await act.mutateAsync({ body: { materials: ids, add } })
    void message.success(t('material.tagged'))
    onClose()
    onDone()
  }
  return (
    <Dialog title={t('material.add_tags')} open onClose={onClose}>
      <DraftForm<{ tags: string[] }>
        name={`assessment.tags.${ids[0]}`}
        submit={t('material.add_tags')}
        onSubmit={onSubmit}
        onCancel={onClose}
      >
        <Form.Item name="tags" label={t('material.tags')} rules={[{ required: true }]}>
          <Select mode="tags" options={[]} getPopupContainer={inDialog} maxCount={20} />
        </Form.Item>
      </DraftForm>
    </Dialog>
  )
}
