/** 评审打分: score, reason and the materials it rests on. */
import { Checkbox, Form, Input } from 'antd'
import { call } from '../../../../web/api.ts'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { judgeItem } from '../../contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import type { ItemRow } from './item-rows.ts'
import type { Enter } from './use-evidence.ts'

interface Values {
  readonly score: string
  readonly reason: string
  readonly materials?: readonly string[]
}

export function JudgeForm({ item, enter }: { item: ItemRow['item']; enter: Enter }) {
  const t = useText<typeof zh>()
  const isAllowed = useMay()('assessment.judge')
  if (!isAllowed) return <p className="quiet">{t('evidence.judge_who')}</p>
  const onSubmit = ({ score, reason, materials = [] }: Values) =>
    enter(() => call(judgeItem, { body: { item: item.key, score, reason, materials: [...materials] } }))
  return (
    <DraftForm<Values>
      name={`assessment.judgement.${item.key}`}
      initial={{ materials: item.materials.map((material) => material.id) }}
      submit={t('evidence.judge')}
      onSubmit={onSubmit}
    >
      <Form.Item
        name="score"
        label={t('evidence.judge_score', { points: item.points })}
        rules={[{ required: true, message: t('evidence.value_needed') }]}
      >
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('web.reason')}
        rules={[{ required: true, message: t('evidence.reason_needed') }]}
      >
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      {item.materials.length > 0 && (
        <Form.Item name="materials" label={t('evidence.judge_materials')}>
          <Checkbox.Group
            options={item.materials.map((material) => ({ value: material.id, label: material.title }))}
          />
        </Form.Item>
      )}
    </DraftForm>
  )
}
