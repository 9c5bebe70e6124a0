/** 席位: added, taken over by a successor, ended. */
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { addSeat, endSeat, type SeatRow, seatRoles, succeedSeat } from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'
import { ColleagueSelect } from '../ColleagueSelect.tsx'
import { UnitSelect } from '../UnitSelect.tsx'

interface SeatValues {
  readonly role: (typeof seatRoles)[number]
  readonly unitId?: string
  readonly unitWords?: string
  readonly post?: string
  readonly personId?: string
  readonly name?: string
  readonly fromOn: string
}

/** Whoever signs in here is chosen; whoever does not is written. */
function HolderFields({ isRequired }: { isRequired: boolean }) {
  const t = useText<typeof bodiesUiZh>()
  return (
    <>
      <Form.Item name="personId" label={t('bodies.holder_person')} extra={t('bodies.holder_hint')}>
        <ColleagueSelect />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('bodies.holder_name')}
        dependencies={['personId']}
        rules={[
          ({ getFieldValue }) => ({
            required: isRequired && !getFieldValue('personId'),
            message: t('bodies.holder_needed'),
          }),
        ]}
      >
        <Input maxLength={40} />
      </Form.Item>
    </>
  )
}

export function AddSeat({
  bodyId,
  foundedOn,
  onClose,
}: {
  bodyId: string
  foundedOn: string
  onClose: () => void
}) {
  const t = useText<typeof bodiesUiZh>()
  const { message } = App.useApp()
  const add = useAct(addSeat)
  const required = { required: true, message: t('procedure.field_required') }
  const onSubmit = async (values: SeatValues) => {
    await add.mutateAsync({
      params: { bodyId },
      body: {
        ...values,
        unitId: values.unitId ?? null,
        unitWords: values.unitId ? '' : (values.unitWords ?? ''),
        post: values.post ?? '',
        personId: values.personId ?? null,
        name: values.name ?? '',
      },
    })
    void message.success(t('bodies.saved'))
    onClose()
  }
  return (
    <DraftForm<SeatValues>
      name={`organisation.seat.${bodyId}`}
      initial={{ role: 'member', fromOn: foundedOn }}
      submit={t('bodies.add_seat')}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      <Form.Item name="role" label={t('bodies.role')} required rules={[required]}>
        <select className="select">
          {seatRoles.map((role) => (
            <option key={role} value={role}>
              {t(`bodies.role_${role}`)}
            </option>
          ))}
        </select>
      </Form.Item>
      <Form.Item name="unitId" label={t('bodies.unit')}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="unitWords" label={t('bodies.unit_words')} extra={t('bodies.unit_words_hint')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="post" label={t('bodies.post')}>
        <Input maxLength={120} />
      </Form.Item>
      <HolderFields isRequired={false} />
      <Form.Item name="fromOn" label={t('bodies.since')} required rules={[required]}>
        <Input type="date" />
      </Form.Item>
    </DraftForm>
  )
}

interface SuccessionValues {
  readonly personId?: string
  readonly name?: string
  readonly on: string
  readonly note?: string
}

/** 继任者接任: the predecessor stays readable for every day before. */
export function Succeed({ seat, onClose }: { seat: SeatRow; onClose: () => void }) {
  const t = useText<typeof bodiesUiZh>()
  const { message } = App.useApp()
  const succeed = useAct(succeedSeat)
  const required = { required: true, message: t('procedure.field_required') }
  const onSubmit = async (values: SuccessionValues) => {
    await succeed.mutateAsync({
      params: { seatId: seat.id },
      body: {
        on: values.on,
        personId: values.personId ?? null,
        name: values.name ?? '',
        note: values.note ?? '',
      },
    })
    void message.success(t('bodies.succeeded'))
    onClose()
  }
  return (
    <DraftForm<SuccessionValues>
      name={`organisation.succession.${seat.id}`}
      submit={t('bodies.succeed')}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      <p>{t('bodies.succeed_effect', { name: seat.holder?.name ?? '—' })}</p>
      <HolderFields isRequired />
      <Form.Item name="on" label={t('bodies.succeed_on')} required rules={[required]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="note" label={t('bodies.note')}>
        <Input maxLength={200} />
      </Form.Item>
    </DraftForm>
  )
}

export function EndSeat({ seat, onClose }: { seat: SeatRow; onClose: () => void }) {
  const t = useText<typeof bodiesUiZh>()
  const end = useAct(endSeat)
  const [on, setOn] = useState('')
  return (
    <>
      <FieldErrors error={end.error} />
      <p>{t('bodies.end_seat_effect')}</p>
      <label>
        {t('bodies.last_day')}{' '}
        <input type="date" className="input" value={on} onChange={(event) => setOn(event.target.value)} />
      </label>
      <div className="button-row">
        <Button
          danger
          disabled={on === ''}
          loading={end.isPending}
          onClick={() => end.mutate({ params: { seatId: seat.id }, body: { on } }, { onSuccess: onClose })}
        >
          {t('bodies.end_seat')}
        </Button>
        <Button onClick={onClose}>{t('web.cancel')}</Button>
      </div>
    </>
  )
}
