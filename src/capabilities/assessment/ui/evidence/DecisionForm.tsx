/** 创建办认定: settles an item that cannot be computed, with a reason; it can be taken back. */
import { Form, Input, Radio, Select } from 'antd'
import { call } from '../../../../web/api.ts'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { decideItem } from '../../contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import type { ItemRow } from './item-rows.ts'
import type { Enter } from './use-evidence.ts'

const STATES = ['met', 'not_met', 'not_applicable'] as const

interface Values {
  readonly item?: string
  readonly state: (typeof STATES)[number] | 'open'
  readonly reason: string
}

export function DecisionForm({ row, enter }: { row: ItemRow; enter: Enter }) {
  const t = useText<typeof zh>()
  const isAllowed = useMay()('assessment.decide')
  const { facts, item } = row
  const decided = facts.some((each) => each.decision !== undefined)
  // What is computed or judged needs no decision, and the server would set it aside.
  const open = facts.filter((each) => each.state === 'not_yet_known' || each.decision !== undefined)
  if (open.length === 0) return <p className="quiet">{t('evidence.decide_settled')}</p>
  if (!isAllowed) return <p className="quiet">{t('evidence.decide_who')}</p>
  const [first] = open
  const onSubmit = ({ item: chosen, state, reason }: Values) =>
    enter(() => call(decideItem, { body: { item: chosen ?? first?.key ?? item.key, state, reason } }))
  const states = decided ? ([...STATES, 'open'] as const) : STATES
  return (
    <DraftForm<Values>
      name={`assessment.decision.${item.key}`}
      initial={first ? { item: first.key } : {}}
      submit={t('evidence.decide')}
      onSubmit={onSubmit}
    >
      <p className="quiet">{t('evidence.decide_hint')}</p>
      {open.length > 1 && (
        <Form.Item name="item" label={t('evidence.year')}>
          <Select
            options={open.map((each) => ({ value: each.key, label: each.title }))}
            getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
          />
        </Form.Item>
      )}
      <Form.Item
        name="state"
        label={t('evidence.decide_as')}
        rules={[{ required: true, message: t('evidence.decide_needed') }]}
      >
        <Radio.Group
          options={states.map((state) => ({ value: state, label: t(`evidence.decide_${state}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('web.reason')}
        rules={[{ required: true, message: t('evidence.reason_needed') }]}
      >
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </DraftForm>
  )
}
