/** An expert appointed, kept from somebody, given another term; and a draw. */
import { App, Form, Input } from 'antd'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import {
  addAvoidance,
  addExpert,
  avoidanceKinds,
  type BodyRow,
  drawExperts,
  type ExpertRow,
  liftAvoidance,
  setExpertTerm,
} from '../../contract.ts'
import type { expertsUiZh } from '../../messages/experts-ui-zh.ts'

type Pools = readonly Pick<BodyRow, 'id' | 'name'>[]

/** Words that people part by commas, enumeration commas or lines. */
const partsOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[、,，;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

function PoolField({ pools }: { pools: Pools }) {
  const t = useText<typeof expertsUiZh>()
  return (
    <Form.Item name="bodyId" label={t('experts.pool')} required>
      <select className="select">
        {pools.map((pool) => (
          <option key={pool.id} value={pool.id}>
            {pool.name}
          </option>
        ))}
      </select>
    </Form.Item>
  )
}

interface ExpertValues {
  readonly bodyId: string
  readonly name: string
  readonly fields: string
  readonly unitWords?: string
  readonly qualification?: string
  readonly phone?: string
  readonly fromOn: string
  readonly toOn: string
}

export function AddExpert({ pools, onClose }: { pools: Pools; onClose: () => void }) {
  const t = useText<typeof expertsUiZh>()
  const { message } = App.useApp()
  const add = useAct(addExpert)
  const required = { required: true, message: t('procedure.field_required') }
  const onSubmit = async ({ bodyId, fields, ...values }: ExpertValues) => {
    await add.mutateAsync({
      params: { bodyId },
      body: {
        ...values,
        fields: partsOf(fields),
        unitWords: values.unitWords ?? '',
        qualification: values.qualification ?? '',
        phone: values.phone ?? '',
      },
    })
    void message.success(t('experts.saved'))
    onClose()
  }
  return (
    <DraftForm<ExpertValues>
      name="organisation.expert"
      initial={{ bodyId: pools[0]?.id ?? '' }}
      submit={t('experts.add')}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      <PoolField pools={pools} />
      <Form.Item name="name" label={t('experts.name')} required rules={[required]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="fields"
        label={t('experts.fields')}
        extra={t('experts.fields_hint')}
        required
        rules={[required]}
      >
        <Input maxLength={400} />
      </Form.Item>
      <Form.Item name="unitWords" label={t('experts.unit')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="qualification" label={t('experts.qualification')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="phone" label={t('experts.phone')}>
        <Input inputMode="tel" maxLength={20} />
      </Form.Item>
      <Form.Item name="fromOn" label={t('experts.first_day')} required rules={[required]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="toOn" label={t('experts.last_day')} required rules={[required]}>
        <Input type="date" />
      </Form.Item>
    </DraftForm>
  )
}

interface AvoidanceValues {
  readonly kind: (typeof avoidanceKinds)[number]
  readonly name: string
  readonly reason: string
}

export function AvoidanceForm({ expert, onClose }: { expert: ExpertRow; onClose: () => void }) {
  const t = useText<typeof expertsUiZh>()
  const add = useAct(addAvoidance)
  const required = { required: true, message: t('procedure.field_required') }
  return (
    <DraftForm<AvoidanceValues>
      name={`organisation.avoidance.${expert.id}`}
      initial={{ kind: 'unit' }}
      submit={t('experts.avoid')}
      onSubmit={async (body) => {
        await add.mutateAsync({ params: { expertId: expert.id }, body })
        onClose()
      }}
      onCancel={onClose}
    >
      <p>{t('experts.avoid_words', { name: expert.name })}</p>
      <Form.Item name="kind" label={t('experts.avoid_kind')} required>
        <select className="select">
          {avoidanceKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`experts.avoid_${kind}`)}
            </option>
          ))}
        </select>
      </Form.Item>
      <Form.Item name="name" label={t('experts.avoid_name')} required rules={[required]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="reason" label={t('web.reason')} required rules={[required]}>
        <Input maxLength={300} />
      </Form.Item>
    </DraftForm>
  )
}

export interface LiftFormProps {
  readonly expert: ExpertRow
  readonly avoidance: ExpertRow['avoidances'][number]
  readonly onClose: () => void
}

export function LiftForm({ expert, avoidance, onClose }: LiftFormProps) {
  const t = useText<typeof expertsUiZh>()
  const lift = useAct(liftAvoidance)
  const required = { required: true, message: t('procedure.field_required') }
  return (
    <DraftForm<{ readonly reason: string }>
      name={`organisation.lift.${avoidance.id}`}
      submit={t('experts.lift_title')}
      onSubmit={async (body) => {
        await lift.mutateAsync({ params: { avoidanceId: avoidance.id }, body })
        onClose()
      }}
      onCancel={onClose}
    >
      <p>{t('experts.lift_words', { name: expert.name, subject: avoidance.name })}</p>
      <Form.Item name="reason" label={t('web.reason')} required rules={[required]}>
        <Input maxLength={300} />
      </Form.Item>
    </DraftForm>
  )
}

export function TermForm({ expert, onClose }: { expert: ExpertRow; onClose: () => void }) {
  const t = useText<typeof expertsUiZh>()
  const set = useAct(setExpertTerm)
  const required = { required: true, message: t('procedure.field_required') }
  return (
    <DraftForm<{ readonly toOn: string }>
      name={`organisation.term.${expert.id}`}
      initial={{ toOn: expert.toOn }}
      submit={t('experts.set_term')}
      onSubmit={async (body) => {
        await set.mutateAsync({ params: { expertId: expert.id }, body })
        onClose()
      }}
      onCancel={onClose}
    >
      <Form.Item name="toOn" label={t('experts.last_day')} required rules={[required]}>
        <Input type="date" />
      </Form.Item>
    </DraftForm>
  )
}

interface DrawValues {
  readonly bodyId: string
  readonly purpose: string
  readonly subjects?: string
  readonly field?: string
  readonly wanted: string
}

export function DrawForm({ pools, onClose }: { pools: Pools; onClose: () => void }) {
  const t = useText<typeof expertsUiZh>()
  const { message } = App.useApp()
  const draw = useAct(drawExperts)
  const required = { required: true, message: t('procedure.field_required') }
  const onSubmit = async ({ bodyId, ...values }: DrawValues) => {
    const { drawn } = await draw.mutateAsync({
      params: { bodyId },
      body: {
        purpose: values.purpose,
        subjects: partsOf(values.subjects),
        field: values.field ?? '',
        wanted: Number(values.wanted),
      },
    })
    void message.success(t('experts.drawn_now', { names: drawn.join('、') }))
    onClose()
  }
  return (
    <DraftForm<DrawValues>
      name="organisation.draw"
      initial={{ bodyId: pools[0]?.id ?? '', wanted: '3' }}
      submit={t('experts.draw')}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      <PoolField pools={pools} />
      <Form.Item name="purpose" label={t('experts.purpose')} required rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="subjects" label={t('experts.subjects')} extra={t('experts.subjects_hint')}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="field" label={t('experts.field')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="wanted" label={t('experts.wanted')} required rules={[required]}>
        <Input type="number" min={1} max={50} />
      </Form.Item>
    </DraftForm>
  )
}
