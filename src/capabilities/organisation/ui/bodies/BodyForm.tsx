/** A body that is founded or changed; dissolving it stands below. */
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { type BodyRow, bodyKinds, createBody, dissolveBody, listBodies, updateBody } from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'
import { UnitSelect } from '../UnitSelect.tsx'

interface BodyValues {
  readonly kind: (typeof bodyKinds)[number]
  readonly name: string
  readonly parentId?: string
  readonly unitId?: string
  readonly documentNumber?: string
  readonly foundedOn: string
}

export function BodyForm({ body, onClose }: { body: BodyRow | undefined; onClose: () => void }) {
  const t = useText<typeof bodiesUiZh>()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const create = useAct(createBody)
  const update = useAct(updateBody)
  const others = useEndpoint(listBodies, { query: { limit: 500 } })
  const required = { required: true, message: t('procedure.field_required') }
  const onSubmit = async ({ kind, ...values }: BodyValues) => {
    const fields = {
      ...values,
      parentId: values.parentId || null,
      unitId: values.unitId ?? null,
      documentNumber: values.documentNumber ?? '',
    }
    if (body) {
      await update.mutateAsync({ params: { bodyId: body.id }, body: fields })
      void message.success(t('bodies.saved'))
      return onClose()
    }
    const made = await create.mutateAsync({ body: { ...fields, kind } })
    void message.success(t('bodies.founded'))
    onClose()
    void navigate(`/organisation/bodies/${made.id}`)
  }
  const initial = body
    ? {
        kind: body.kind,
        name: body.name,
        foundedOn: body.foundedOn,
        documentNumber: body.documentNumber,
        parentId: body.parentId ?? '',
        ...(body.unitId === null ? {} : { unitId: body.unitId }),
      }
    : { kind: 'leadingGroup' as const, parentId: '' }
  return (
    <>
      <DraftForm<BodyValues>
        name={body ? `organisation.body.${body.id}` : 'organisation.body'}
        initial={initial}
        submit={t(body ? 'bodies.save' : 'bodies.found')}
        onSubmit={onSubmit}
        onCancel={onClose}
      >
        <Form.Item name="kind" label={t('bodies.kind')} required rules={[required]}>
          <select className="select" disabled={body !== undefined}>
            {bodyKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`bodies.kind_${kind}`)}
              </option>
            ))}
          </select>
        </Form.Item>
        <Form.Item name="name" label={t('bodies.name')} required rules={[required]}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="parentId" label={t('bodies.parent')}>
          <select className="select">
            <option value="">{t('bodies.none')}</option>
            {(others.data?.items ?? [])
              .filter((each) => each.id !== body?.id)
              .map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
          </select>
        </Form.Item>
        <Form.Item name="unitId" label={t('bodies.seated_at')}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="documentNumber" label={t('bodies.document')}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="foundedOn" label={t('bodies.founded_on')} required rules={[required]}>
          <Input type="date" />
        </Form.Item>
      </DraftForm>
      {body && <Dissolve body={body} onDone={onClose} />}
    </>
  )
}

function Dissolve({ body, onDone }: { body: BodyRow; onDone: () => void }) {
  const t = useText<typeof bodiesUiZh>()
  const dissolve = useAct(dissolveBody)
  const [isAsking, setAsking] = useState(false)
  const [on, setOn] = useState('')
  if (!isAsking)
    return (
      <p>
        <button type="button" className="text-button" onClick={() => setAsking(true)}>
          {t('bodies.dissolve')}
        </button>
      </p>
    )
  return (
    <section>
      <FieldErrors error={dissolve.error} />
      <p>{t('bodies.dissolve_effect')}</p>
      <label>
        {t('bodies.last_day')}{' '}
        <input type="date" className="input" value={on} onChange={(event) => setOn(event.target.value)} />
      </label>
      <div className="button-row">
        <Button
          danger
          disabled={on === ''}
          loading={dissolve.isPending}
          onClick={() =>
            dissolve.mutate({ params: { bodyId: body.id }, body: { on } }, { onSuccess: onDone })
          }
        >
          {t('bodies.dissolve')}
        </Button>
      </div>
    </section>
  )
}
