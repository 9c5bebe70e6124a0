/** 机构: the units of the scope, and a new one. */
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { DataTable } from '../../../web/components/DataTable.tsx'
import { Dialog } from '../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../web/components/DraftForm.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useText } from '../../../web/i18n.ts'
import { useMay, useSession } from '../../../web/session.tsx'
import { useAct } from '../../../web/use-endpoint.ts'
import { createUnit, listUnits, unitKinds } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

export default function UnitsPage() {
  const t = useText<typeof zh>()
  const may = useMay()
  const [isCreating, setCreating] = useState(false)
  const create = may('organisation.manageUnits') && (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('account.unit_create')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('account.units_title')} lead={t('account.units_lead')} actions={create} />
      <DataTable
        endpoint={listUnits}
        title={t('account.units_title')}
        search={t('account.search_unit')}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: t('account.unit_name'), isHead: true, render: (row) => row.name },
          { key: 'short', title: t('account.unit_short'), render: (row) => row.shortName || '—' },
          { key: 'kind', title: t('account.unit_kind'), render: (row) => t(`account.kind_${row.kind}`) },
          { key: 'region', title: t('account.unit_region'), render: (row) => row.region },
          {
            key: 'aliases',
            title: t('account.unit_aliases'),
            render: (row) => (row.closedOn ? t('account.unit_closed') : row.aliases.join('、') || '—'),
          },
        ]}
        empty={
          <Empty title={t('account.units_empty')} action={create}>
            {t('account.units_empty_hint')}
          </Empty>
        }
      />
      <Dialog title={t('account.unit_create')} open={isCreating} onClose={() => setCreating(false)}>
        <UnitForm onClose={() => setCreating(false)} />
      </Dialog>
    </>
  )
}

interface UnitValues {
  readonly name: string
  readonly shortName?: string
  readonly kind: (typeof unitKinds)[number]
  readonly region: string
  readonly aliases?: string
}

function UnitForm({ onClose }: { onClose: () => void }) {
  const t = useText<typeof zh>()
  const { message } = App.useApp()
  const { region } = useSession()
  const create = useAct(createUnit, { invalidates: [listUnits] })
  const required = { required: true, message: t('procedure.field_required') }
  const onSubmit = async (values: UnitValues) => {
    const aliases = (values.aliases ?? '').split('\n').map((line) => line.trim())
    const unit = await create.mutateAsync({
      body: { ...values, shortName: values.shortName ?? '', aliases: aliases.filter((line) => line !== '') },
    })
    void message.success(t('account.unit_created', { name: unit.name }))
    onClose()
  }
  return (
    <DraftForm<UnitValues>
      name="organisation.unit"
      initial={{ region, kind: 'bureau' }}
      submit={t('account.unit_create')}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      <Form.Item name="name" label={t('account.unit_name')} required rules={[required]}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="shortName" label={t('account.unit_short')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="kind" label={t('account.unit_kind')} required rules={[required]}>
        <select className="select">
          {unitKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`account.kind_${kind}`)}
            </option>
          ))}
        </select>
      </Form.Item>
      <Form.Item name="region" label={t('account.unit_region')} required rules={[required]}>
        <Input inputMode="numeric" maxLength={9} />
      </Form.Item>
      <Form.Item name="aliases" label={t('account.unit_aliases')} extra={t('account.unit_aliases_hint')}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
    </DraftForm>
  )
}
