/** 受保护的名称: the list, and the form that takes pasted lines. */
import { Form, Input } from 'antd'
import { useState } from 'react'
import { type Column, DataTable, type RowOf } from '../../../../web/components/DataTable.tsx'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct } from '../../../../web/use-endpoint.ts'
import { addProtectedNames, listProtectedNames, removeProtectedName } from '../../contract.ts'
import type { namesZh } from '../../messages/names-zh.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

type Words = typeof uiZh & typeof namesZh

const LINE = /^(\S.*?)[\s,，\t]+(\S+)$/
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export function ProtectedNames() {
  const t = useText<Words>()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const add = useAct(addProtectedNames)
  const remove = useAct(removeProtectedName)
  const columns = useColumns((nameId) => remove.mutate({ params: { nameId } }))
  const onSubmit = async ({ lines }: { readonly lines: string }) => {
    const names = linesOf(lines).map((line) => {
      const [, name = '', holder = ''] = LINE.exec(line) ?? []
      return { name, holder }
    })
    await add.mutateAsync({ body: { names } })
    setOpen(false)
  }
  return (
    <>
      <h2 className="after-form">{t('names.title')}</h2>
      <p className="quiet">{t('names.lead')}</p>
      {may('monitoring.compose') && (
        <p>
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {t('names.add')}
          </button>
        </p>
      )}
      <FieldErrors error={remove.error} />
      <DataTable
        endpoint={listProtectedNames}
        title={t('names.title')}
        columns={columns}
        rowKey={(row) => row.id}
        prefix="name"
        empty={<Empty title={t('names.none')}>{t('names.none_why')}</Empty>}
      />
      <Dialog title={t('names.add')} open={isOpen} onClose={() => setOpen(false)}>
        <NamesForm onSubmit={onSubmit} onCancel={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

interface NamesFormProps {
  readonly onSubmit: (values: { readonly lines: string }) => Promise<unknown>
  readonly onCancel: () => void
}

function NamesForm({ onSubmit, onCancel }: NamesFormProps) {
  const t = useText<Words>()
  return (
    <DraftForm<{ readonly lines: string }>
      name="monitoring.protectedNames"
      submit={t('names.add')}
      onSubmit={onSubmit}
      onCancel={onCancel}
    >
      <Form.Item
        name="lines"
        label={t('names.paste')}
        extra={t('names.none_why')}
        rules={[
          { required: true, message: t('watch.field_needed') },
          {
            validator: (_, value: string | undefined) => {
              const wrong = linesOf(value ?? '').find((line) => !LINE.test(line))
              return wrong === undefined
                ? Promise.resolve()
                : Promise.reject(new Error(t('names.shape', { line: wrong })))
            },
          },
        ]}
      >
        <Input.TextArea rows={6} />
      </Form.Item>
    </DraftForm>
  )
}

function useColumns(onRemove: (id: string) => void): readonly Column<RowOf<typeof listProtectedNames>>[] {
  const t = useText<Words>()
  const format = useFormats()
  return [
    { key: 'name', title: t('names.name'), isHead: true, render: (row) => row.name },
    { key: 'holder', title: t('names.holder'), render: (row) => row.holder },
    {
      key: 'added',
      title: t('names.added'),
      render: (row) => t('watch.change_line_by', { name: row.addedName, at: format.instant(row.addedAt) }),
    },
    {
      key: 'acts',
      title: t('watch.acts'),
      render: (row) =>
        row.mayRemove && (
          <button type="button" className="text-button" onClick={() => onRemove(row.id)}>
            {t('names.remove')}
            <span className="hidden"> {row.name}</span>
          </button>
        ),
    },
  ]
}
