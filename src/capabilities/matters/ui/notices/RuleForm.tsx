/** 预警规则: when a matter counts as soon due, who is told how long after it is overdue, and when people are told. */
import { App, Button, Form, Input } from 'antd'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { type getNoticeRule, setNoticeRule } from '../../contract/notices.ts'
import type { noticesZh } from '../../messages/notices-zh.ts'
import { targetOf, WebhookFields, type WebhookValues } from './WebhookFields.tsx'

type Rule = EndpointAnswer<typeof getNoticeRule>

interface Values extends WebhookValues {
  readonly soonWorkingDays: string | number
  readonly escalations: readonly {
    readonly afterWorkingDays: string | number
    readonly to: Rule['escalations'][number]['to']
  }[]
  readonly hours: Rule['hours']
}

const MOST_ESCALATIONS = 10
const MOST_HOURS = 6

export function RuleForm({ rule }: { rule: Rule }) {
  const t = useText<typeof noticesZh>()
  const { message } = App.useApp()
  const act = useAct(setNoticeRule)
  const { webhookUrl, ...initial } = rule
  const required = [{ required: true, message: t('procedure.field_required') }]
  return (
    <DraftForm<Values>
      name="notices.rule"
      initial={{ ...initial, ...(webhookUrl ? { url: webhookUrl } : {}) }}
      submit={t('notices.save')}
      onSubmit={async ({ soonWorkingDays, escalations, hours, ...target }) => {
        const steps = escalations.map(({ afterWorkingDays, to }) => ({
          afterWorkingDays: Number(afterWorkingDays),
          to,
        }))
        await act.mutateAsync({
          body: {
            soonWorkingDays: Number(soonWorkingDays),
            escalations: steps,
            hours,
            webhook: targetOf(target),
          },
        })
        void message.success(t('notices.saved'))
      }}
    >
      <Form.Item name="soonWorkingDays" label={t('notices.soon')} rules={required}>
        <Input type="number" min={1} max={60} step={1} />
      </Form.Item>
      <fieldset>
        <legend>{t('notices.escalations')}</legend>
        <Form.List name="escalations">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="rule-row">
                  <Form.Item name={[name, 'afterWorkingDays']} label={t('notices.after')} rules={required}>
                    <Input type="number" min={1} max={250} step={1} />
                  </Form.Item>
                  <Form.Item name={[name, 'to']} label={t('notices.to')} rules={required}>
                    <select className="select">
                      <option value="unitHead">{t('notices.to_unitHead')}</option>
                      <option value="regionLeader">{t('notices.to_regionLeader')}</option>
                    </select>
                  </Form.Item>
                  <Remove onClick={() => remove(name)} place={name + 1} />
                </div>
              ))}
              {fields.length < MOST_ESCALATIONS && (
                <Button onClick={() => add({ afterWorkingDays: 1, to: 'unitHead' })}>
                  {t('notices.add_escalation')}
                </Button>
              )}
            </>
          )}
        </Form.List>
      </fieldset>
      <fieldset>
        <legend>{t('notices.hours')}</legend>
        <Form.List name="hours">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="rule-row">
                  <Form.Item name={[name, 'from']} label={t('notices.from')} rules={required}>
                    <Input type="time" />
                  </Form.Item>
                  <Form.Item name={[name, 'to']} label={t('notices.until')} rules={required}>
                    <Input type="time" />
                  </Form.Item>
                  {fields.length > 1 && <Remove onClick={() => remove(name)} place={name + 1} />}
                </div>
              ))}
              {fields.length < MOST_HOURS && (
                <Button onClick={() => add({ from: '09:00', to: '17:00' })}>{t('notices.add_hours')}</Button>
              )}
            </>
          )}
        </Form.List>
      </fieldset>
      <WebhookFields isKept={webhookUrl !== null} />
    </DraftForm>
  )
}

function Remove({ onClick, place }: { onClick: () => void; place: number }) {
  const t = useText<typeof noticesZh>()
  return (
    <button type="button" className="text-button" onClick={onClick}>
      {t('notices.remove')}
      <span className="hidden"> {place}</span>
    </button>
  )
}
