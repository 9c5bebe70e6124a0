/** A person who is added or changed; the initial password is shown once, here. */
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { DraftForm } from '../../../web/components/DraftForm.tsx'
import { useText } from '../../../web/i18n.ts'
import { useAct } from '../../../web/use-endpoint.ts'
import { createPerson, type PersonRow, updatePerson } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { UnitSelect } from './UnitSelect.tsx'

interface PersonValues {
  readonly name: string
  readonly account: string
  readonly unitId: string
  readonly title?: string
  readonly phone?: string
  readonly email?: string
}

export function PersonForm({ person, onClose }: { person: PersonRow | undefined; onClose: () => void }) {
  const t = useText<typeof zh>()
  const { message } = App.useApp()
  const create = useAct(createPerson)
  const update = useAct(updatePerson)
  const [initial, setInitial] = useState<{ account: string; password: string }>()
  const required = { required: true, message: t('procedure.field_required') }
  if (initial) return <InitialPassword {...initial} onClose={onClose} />
  const onSubmit = async ({ account, phone, email, ...values }: PersonValues) => {
    if (person === undefined) {
      const body = { ...values, account, phone: phone ?? '', email: email ?? '' }
      const added = await create.mutateAsync({ body })
      setInitial({ account: added.person.account, password: added.initialPassword })
      return
    }
    // Contacts come masked; left empty they stay as they are.
    const body = { ...values, ...(phone ? { phone } : {}), ...(email ? { email } : {}) }
    await update.mutateAsync({ params: { personId: person.id }, body })
    void message.success(t('administration.saved', { name: values.name }))
    onClose()
  }
  const kept = person && { extra: t('administration.contact_kept') }
  return (
    <DraftForm<PersonValues>
      name={person ? `organisation.person.${person.id}` : 'organisation.person'}
      {...(person
        ? {
            initial: {
              name: person.name,
              account: person.account,
              unitId: person.unitId,
              title: person.title,
            },
          }
        : {})}
      submit={t(person ? 'administration.save' : 'administration.add_person')}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      <Form.Item name="name" label={t('account.name')} required rules={[required]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="account"
        label={t('account.account')}
        extra={t('administration.account_hint')}
        required
        rules={[required]}
      >
        <Input maxLength={32} autoComplete="off" disabled={person !== undefined} />
      </Form.Item>
      <Form.Item
        name="unitId"
        label={t('account.unit')}
        extra={person && t('administration.transfer_hint')}
        required
        rules={[required]}
      >
        <UnitSelect />
      </Form.Item>
      <Form.Item name="title" label={t('account.position')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="phone" label={t('account.phone')} {...kept}>
        <Input inputMode="tel" maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={t('administration.email')} {...kept}>
        <Input inputMode="email" maxLength={120} autoComplete="off" />
      </Form.Item>
    </DraftForm>
  )
}

export interface InitialPasswordProps {
  readonly account: string
  readonly password: string
  readonly onClose: () => void
}

export function InitialPassword({ account, password, onClose }: InitialPasswordProps) {
  const t = useText<typeof zh>()
  return (
    <div role="status">
      <p className="notice">{t('administration.initial_password_once')}</p>
      <p>
        {t('account.account')}: <strong>{account}</strong>
      </p>
      <p>
        {t('administration.initial_password')}: <code>{password}</code>
      </p>
      <div className="button-row">
        <Button type="primary" onClick={onClose}>
          {t('administration.noted_down')}
        </Button>
      </div>
    </div>
  )
}
