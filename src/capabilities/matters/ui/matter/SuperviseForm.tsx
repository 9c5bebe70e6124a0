/** 督办: what is asked of the unit that holds the matter, and how soon it has to answer. */
import { Form, Input } from 'antd'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { superviseMatter } from '../../contract.ts'
import type { matterZh } from '../../messages/matter-zh.ts'

const MOST_WORKING_DAYS = 60

interface Values {
  readonly demand: string
  readonly workingDays: string
}

export function SuperviseForm({ matterId, onDone }: { matterId: string; onDone: () => void }) {
  const t = useText<typeof matterZh>()
  const act = useAct(superviseMatter)
  return (
    <DraftForm<Values>
      name={`matters.supervise.${matterId}`}
      initial={{ workingDays: '5' }}
      submit={t('matters.supervise_send')}
      onCancel={onDone}
      onSubmit={async ({ demand, workingDays }) => {
        await act.mutateAsync({
          params: { matterId },
          body: { demand, workingDays: Number(workingDays) },
        })
        onDone()
      }}
    >
      <Form.Item
        name="demand"
        label={t('matters.supervise_demand')}
        rules={[{ required: true, whitespace: true, message: t('procedure.field_required') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
      <Form.Item
        name="workingDays"
        label={t('matters.supervise_days')}
        extra={t('matters.supervise_days_hint', { most: MOST_WORKING_DAYS })}
        rules={[{ required: true, message: t('procedure.field_required') }]}
      >
        <Input type="number" min={1} max={MOST_WORKING_DAYS} step={1} />
      </Form.Item>
    </DraftForm>
  )
}
