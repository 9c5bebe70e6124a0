/** A meeting that is planned or changed, with its agenda; open resolutions of earlier meetings are offered for it. */
import { App, Button, Form, Input } from 'antd'
import { useNavigate } from 'react-router'
import { dayOf, timeOf } from '../../../../kernel/day.ts'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import {
  createMeeting,
  listResolutions,
  type MeetingDetail,
  type SeatRow,
  updateMeeting,
} from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'
import './meetings.css'

interface Item {
  readonly id?: string
  readonly title: string
  readonly reporter?: string
  readonly content?: string
  readonly followsId?: string | null
}

interface MeetingValues {
  readonly title: string
  readonly from: string
  readonly to: string
  readonly place: string
  readonly chairSeatId?: string
  readonly agenda?: Item[]
}

export interface MeetingFormProps {
  readonly bodyId: string
  readonly seats: readonly Pick<SeatRow, 'id' | 'holder' | 'post' | 'unitName'>[]
  readonly meeting?: MeetingDetail
  readonly onClose: () => void
}

/** Meetings are told in Beijing time, wherever the browser stands. */
const toInstant = (local: string): string => `${local.slice(0, 16)}:00+08:00`
const toLocal = (instant: string): string => {
  const at = new Date(instant)
  return `${dayOf(at)}T${timeOf(at).slice(0, 5)}`
}

export function MeetingForm({ bodyId, seats, meeting, onClose }: MeetingFormProps) {
  const t = useText<typeof bodiesUiZh>()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const create = useAct(createMeeting)
  const update = useAct(updateMeeting)
  const open = useEndpoint(listResolutions, { query: { bodyId, limit: 100 } })
  const required = { required: true, message: t('procedure.field_required') }
  const onSubmit = async (values: MeetingValues) => {
    const body = {
      title: values.title,
      place: values.place,
      startsAt: toInstant(values.from),
      endsAt: toInstant(values.to),
      chairSeatId: values.chairSeatId || null,
      agenda: (values.agenda ?? []).map((item) => ({
        ...(item.id ? { id: item.id } : {}),
        title: item.title,
        reporter: item.reporter ?? '',
        content: item.content ?? '',
        followsId: item.followsId ?? null,
      })),
    }
    if (meeting) await update.mutateAsync({ params: { meetingId: meeting.id }, body })
    else {
      const made = await create.mutateAsync({ params: { bodyId }, body })
      void navigate(`/organisation/meetings/${made.id}`)
    }
    void message.success(t('bodies.saved'))
    onClose()
  }
  const initial = meeting
    ? {
        title: meeting.title,
        from: toLocal(meeting.startsAt),
        to: toLocal(meeting.endsAt),
        place: meeting.place,
        chairSeatId: meeting.chairSeatId ?? '',
        agenda: meeting.agenda.map((item) => ({ ...item })),
      }
    : { chairSeatId: '', agenda: [] as Item[] }
  return (
    <DraftForm<MeetingValues>
      name={`organisation.meeting.${meeting?.id ?? bodyId}`}
      initial={initial}
      submit={t(meeting ? 'bodies.save' : 'bodies.plan_meeting')}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="title" label={t('bodies.meeting_title')} required rules={[required]}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="from" label={t('bodies.from')} required rules={[required]}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="to" label={t('bodies.to')} required rules={[required]}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="place" label={t('bodies.place')} required rules={[required]}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="chairSeatId" label={t('bodies.chair')}>
            <select className="select">
              <option value="">{t('bodies.none')}</option>
              {seats.map((seat) => (
                <option key={seat.id} value={seat.id}>
                  {[seat.holder?.name, seat.unitName, seat.post].filter(Boolean).join(' ')}
                </option>
              ))}
            </select>
          </Form.Item>
          <Form.List name="agenda">
            {(items, { add, remove, move }) => (
              <fieldset>
                <legend>{t('bodies.agenda')}</legend>
                {items.map((item, place) => (
                  <div key={item.key} className="panel">
                    <Form.Item
                      name={[item.name, 'title']}
                      label={t('bodies.item_of', { place: place + 1 })}
                      required
                      rules={[required]}
                    >
                      <Input maxLength={300} />
                    </Form.Item>
                    <Form.Item name={[item.name, 'reporter']} label={t('bodies.reporter')}>
                      <Input maxLength={100} />
                    </Form.Item>
                    <Form.Item name={[item.name, 'id']} hidden>
                      <Input />
                    </Form.Item>
                    <Form.Item name={[item.name, 'content']} hidden>
                      <Input />
                    </Form.Item>
                    <Form.Item name={[item.name, 'followsId']} hidden>
                      <Input />
                    </Form.Item>
                    <div className="button-row">
                      <Button size="small" disabled={place === 0} onClick={() => move(place, place - 1)}>
                        {t('bodies.up')}
                        <span className="hidden"> {place + 1}</span>
                      </Button>
                      <Button size="small" onClick={() => remove(item.name)}>
                        {t('bodies.remove')}
                        <span className="hidden"> {place + 1}</span>
                      </Button>
                    </div>
                  </div>
                ))}
                <div className="button-row">
                  <Button onClick={() => add({ title: '' })}>{t('bodies.add_item')}</Button>
                </div>
                {(open.data?.items ?? []).length > 0 && (
                  <details>
                    <summary>{t('bodies.offer', { count: open.data?.items.length ?? 0 })}</summary>
                    <ul>
                      {(open.data?.items ?? []).map((row) => (
                        <li key={row.id}>
                          {row.text} <span className="quiet">{row.leadUnitName}</span>{' '}
                          <button
                            type="button"
                            className="text-button"
                            disabled={(form.getFieldValue('agenda') as Item[] | undefined)?.some(
                              (item) => item.followsId === row.id,
                            )}
                            onClick={() =>
                              add({
                                title: t('bodies.follow_item', { text: row.text }),
                                reporter: row.leadUnitName,
                                followsId: row.id,
                              })
                            }
                          >
                            {t('bodies.onto_agenda')}
                            <span className="hidden"> {row.text}</span>
                          </button>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </fieldset>
            )}
          </Form.List>
        </>
      )}
    </DraftForm>
  )
}
