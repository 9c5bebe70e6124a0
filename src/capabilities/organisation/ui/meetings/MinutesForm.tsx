/** 会议记录: attendance by seat, minutes and resolutions in one form that loses nothing. */
import { App, Button, Form, Input, Select } from 'antd'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import {
  type AttendanceState,
  attendanceStates,
  keepMinutes,
  listUnits,
  type MeetingDetail,
} from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'
import { UnitSelect } from '../UnitSelect.tsx'

interface MinutesValues {
  readonly minutes?: string
  readonly attendance?: Record<string, { state?: AttendanceState | ''; deputyName?: string }>
  readonly resolutions?: {
    readonly id?: string
    readonly itemId?: string
    readonly text: string
    readonly leadUnitId: string
    readonly supportingUnitIds?: string[]
    readonly dueOn: string
    readonly indicators?: string
  }[]
}

/** 8、12 or 8, 12: numbers of indicators as people write them. */
const readNumbers = (text: string): number[] =>
  (text.match(/\d+/g) ?? []).map(Number).filter((one) => one > 0)

export function MinutesForm({ meeting, onClose }: { meeting: MeetingDetail; onClose: () => void }) {
  const t = useText<typeof bodiesUiZh>()
  const { message } = App.useApp()
  const keep = useAct(keepMinutes)
  const required = { required: true, message: t('procedure.field_required') }
  const onSubmit = async (values: MinutesValues) => {
    await keep.mutateAsync({
      params: { meetingId: meeting.id },
      body: {
        minutes: values.minutes ?? '',
        attendance: Object.entries(values.attendance ?? {}).flatMap(([seatId, { state, deputyName }]) =>
          state ? [{ seatId, state, deputyName: state === 'deputy' ? (deputyName ?? '') : '' }] : [],
        ),
        resolutions: (values.resolutions ?? []).map((row) => ({
          ...(row.id ? { id: row.id } : {}),
          itemId: row.itemId || null,
          text: row.text,
          leadUnitId: row.leadUnitId,
          supportingUnitIds: row.supportingUnitIds ?? [],
          dueOn: row.dueOn,
          indicators: readNumbers(row.indicators ?? ''),
        })),
      },
    })
    void message.success(t('bodies.minutes_saved'))
    onClose()
  }
  const initial = {
    minutes: meeting.minutes,
    attendance: Object.fromEntries(
      meeting.attendance.map((row) => [
        row.seatId,
        { state: row.state ?? ('' as const), deputyName: row.deputyName },
      ]),
    ),
    resolutions: meeting.resolutionList.map((row) => ({
      id: row.id,
      itemId: row.itemId ?? '',
      text: row.text,
      leadUnitId: row.leadUnitId,
      supportingUnitIds: row.supportingUnitIds,
      dueOn: row.dueOn,
      indicators: row.indicators.join('、'),
    })),
  }
  return (
    <DraftForm<MinutesValues>
      name={`organisation.minutes.${meeting.id}`}
      initial={initial}
      submit={t('bodies.save_minutes')}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      {(form) => (
        <>
          <h3>{t('bodies.attendance')}</h3>
          <p>
            <Button
              onClick={() =>
                form.setFieldValue(
                  'attendance',
                  Object.fromEntries(meeting.attendance.map((row) => [row.seatId, { state: 'present' }])),
                )
              }
            >
              {t('bodies.all_present')}
            </Button>
          </p>
          {meeting.attendance.map((row) => {
            const who = [row.holderName, row.unitName, row.post].filter(Boolean).join(' ')
            return (
              <div key={row.seatId} className="attendance-row">
                <Form.Item name={['attendance', row.seatId, 'state']} label={who} required={false}>
                  <select className="select">
                    <option value="">{t('bodies.not_noted')}</option>
                    {attendanceStates.map((state) => (
                      <option key={state} value={state}>
                        {t(`bodies.attendance_${state}`)}
                      </option>
                    ))}
                  </select>
                </Form.Item>
                <Form.Item
                  noStyle
                  shouldUpdate={(before, after) =>
                    before.attendance?.[row.seatId]?.state !== after.attendance?.[row.seatId]?.state
                  }
                >
                  {({ getFieldValue }) =>
                    getFieldValue(['attendance', row.seatId, 'state']) === 'deputy' && (
                      <Form.Item
                        name={['attendance', row.seatId, 'deputyName']}
                        label={t('bodies.deputy_name')}
                        required
                        rules={[required]}
                      >
                        <Input maxLength={40} />
                      </Form.Item>
                    )
                  }
                </Form.Item>
              </div>
            )
          })}
          <Form.Item name="minutes" label={t('bodies.minutes')} extra={t('bodies.minutes_hint')}>
            <Input.TextArea autoSize={{ minRows: 8 }} maxLength={60_000} />
          </Form.Item>
          <Resolutions agenda={meeting.agenda} />
        </>
      )}
    </DraftForm>
  )
}

function Resolutions({ agenda }: Pick<MeetingDetail, 'agenda'>) {
  const t = useText<typeof bodiesUiZh>()
  const required = { required: true, message: t('procedure.field_required') }
  return (
    <Form.List name="resolutions">
      {(rows, { add, remove }) => (
        <fieldset>
          <legend>{t('bodies.resolutions')}</legend>
          <p className="quiet">{t('bodies.resolutions_hint')}</p>
          {rows.map((row, place) => (
            <div key={row.key} className="panel">
              <Form.Item
                name={[row.name, 'text']}
                label={t('bodies.resolution_of', { place: place + 1 })}
                required
                rules={[required]}
              >
                <Input.TextArea autoSize maxLength={300} />
              </Form.Item>
              {agenda.length > 0 && (
                <Form.Item name={[row.name, 'itemId']} label={t('bodies.of_item')}>
                  <select className="select">
                    <option value="">{t('bodies.no_item')}</option>
                    {agenda.map((item, number) => (
                      <option key={item.id} value={item.id}>
                        {number + 1}. {item.title}
                      </option>
                    ))}
                  </select>
                </Form.Item>
              )}
              <Form.Item
                name={[row.name, 'leadUnitId']}
                label={t('bodies.lead_unit')}
                required
                rules={[required]}
              >
                <UnitSelect />
              </Form.Item>
              <Form.Item name={[row.name, 'supportingUnitIds']} label={t('bodies.supporting_units')}>
                <UnitsSelect />
              </Form.Item>
              <Form.Item name={[row.name, 'dueOn']} label={t('bodies.due')} required rules={[required]}>
                <Input type="date" />
              </Form.Item>
              <Form.Item
                name={[row.name, 'indicators']}
                label={t('bodies.indicators')}
                extra={t('bodies.indicators_hint')}
              >
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item name={[row.name, 'id']} hidden>
                <Input />
              </Form.Item>
              <Button size="small" onClick={() => remove(row.name)}>
                {t('bodies.remove')}
                <span className="hidden"> {place + 1}</span>
              </Button>
            </div>
          ))}
          <Button onClick={() => add({ text: '', itemId: '' })}>{t('bodies.add_resolution')}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}

interface UnitsSelectProps {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (value: string[]) => void
}

function UnitsSelect({ id, value, onChange }: UnitsSelectProps) {
  const t = useText<typeof bodiesUiZh>()
  const found = useEndpoint(listUnits, { query: { limit: 1000, open: 'true' } })
  return (
    <Select
      mode="multiple"
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      onChange={(chosen: string[]) => onChange?.(chosen)}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('bodies.units_search')}
      loading={found.isFetching}
      options={(found.data?.items ?? []).map((unit) => ({
        value: unit.id,
        label: `${unit.name}（${unit.region}）`,
      }))}
    />
  )
}
