/** A unit that is created or changed; closing it stands below. */
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { DraftForm } from '../../../web/components/DraftForm.tsx'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { useText } from '../../../web/i18n.ts'
import { useSession } from '../../../web/session.tsx'
import { useAct } from '../../../web/use-endpoint.ts'
import { closeUnit, createUnit, type UnitRow, unitKinds, updateUnit } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { UnitSelect } from './UnitSelect.tsx'

interface UnitValues {
  readonly name: string
  readonly shortName?: string
  readonly kind: (typeof unitKinds)[number]
  readonly region: string
  readonly parentId?: string
  readonly aliases?: string
}

export function UnitForm({ unit, onClose }: { unit: UnitRow | undefined; onClose: () => void }) {
  const t = useText<typeof zh>()
  const { message } = App.useApp()
  const { region } = useSession()
  const create = useAct(createUnit)
  const update = useAct(updateUnit)
  const required = { required: true, message: t('procedure.field_required') }
  const onSubmit = async ({ region: at, ...values }: UnitValues) => {
    const body = {
      ...values,
      shortName: values.shortName ?? '',
      parentId: values.parentId ?? null,
      aliases: (values.aliases ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    }
    const saved =
      unit === undefined
        ? await create.mutateAsync({ body: { ...body, region: at } })
        : await update.mutateAsync({ params: { unitId: unit.id }, body })
    void message.success(t(unit ? 'administration.saved' : 'account.unit_created', { name: saved.name }))
    onClose()
  }
  const initial = unit
    ? {
        name: unit.name,
        shortName: unit.shortName,
        kind: unit.kind,
        region: unit.region,
        aliases: unit.aliases.join('\n'),
        ...(unit.parentId === null ? {} : { parentId: unit.parentId }),
      }
    : { region, kind: 'bureau' as const }
  return (
    <>
      <DraftForm<UnitValues>
        name={unit ? `organisation.unit.${unit.id}` : 'organisation.unit'}
        initial={initial}
        submit={t(unit ? 'administration.save' : 'account.unit_create')}
        onSubmit={onSubmit}
        onCancel={onClose}
      >
        <Form.Item
          name="name"
          label={t('account.unit_name')}
          extra={unit && t('administration.rename_hint')}
          required
          rules={[required]}
        >
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
          <Input inputMode="numeric" maxLength={9} disabled={unit !== undefined} />
        </Form.Item>
        <Form.Item name="parentId" label={t('administration.parent')}>
          <UnitSelect {...(unit ? { except: unit.id } : {})} />
        </Form.Item>
        <Form.Item name="aliases" label={t('account.unit_aliases')} extra={t('account.unit_aliases_hint')}>
          <Input.TextArea autoSize={{ minRows: 2 }} />
        </Form.Item>
      </DraftForm>
      {unit && <CloseUnit unit={unit} onClosed={onClose} />}
    </>
  )
}

function CloseUnit({ unit, onClosed }: { unit: UnitRow; onClosed: () => void }) {
  const t = useText<typeof zh>()
  const { message } = App.useApp()
  const close = useAct(closeUnit)
  const [isAsking, setAsking] = useState(false)
  const onClose = () =>
    close.mutate(
      { params: { unitId: unit.id }, body: {} },
      {
        onSuccess: () => {
          void message.success(t('administration.unit_closed_now', { name: unit.name }))
          onClosed()
        },
      },
    )
  if (!isAsking)
    return (
      <p>
        <button type="button" className="text-button" onClick={() => setAsking(true)}>
          {t('administration.close_unit')}
        </button>
      </p>
    )
  return (
    <section>
      <FieldErrors error={close.error} />
      <p>{t('administration.close_unit_effect')}</p>
      <div className="button-row">
        <Button danger onClick={onClose} loading={close.isPending}>
          {t('administration.close_unit')}
        </Button>
      </div>
    </section>
  )
}
