/** 监测计划的表单: whom, what, when, how; tried before it is saved. */
import { Button, Checkbox, Form, type FormInstance, Input, Select } from 'antd'
import { dayOf } from '../../../../kernel/day.ts'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { dryRun, listRules } from '../../contract.ts'
import { CAMPAIGNS, campaignAfter } from '../../domain/campaigns.ts'
import { BROWSER_USES } from '../../domain/plan.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { After } from './After.tsx'
import { addressesOf, type PlanValues, settingsOf } from './plan-values.ts'

export interface PlanFormProps {
  readonly name: string
  readonly initial: Partial<PlanValues>
  /** Who is told so far, by name. */
  readonly told: readonly { readonly id: string; readonly name: string }[]
  readonly isNew: boolean
  readonly onSubmit: (values: PlanValues) => Promise<unknown>
  readonly onCancel: () => void
}

export function PlanForm({ name, initial, told, isNew, onSubmit, onCancel }: PlanFormProps) {
  const t = useText<typeof uiZh>()
  return (
    <div className="watch-form">
      <DraftForm<PlanValues>
        name={name}
        initial={initial}
        submit={t('watch.save_plan')}
        onSubmit={onSubmit}
        onCancel={onCancel}
      >
        {(form) => (
          <>
            <Needed name="name" label={t('watch.name')}>
              <Input maxLength={100} autoComplete="off" />
            </Needed>
            <Whom form={form} />
            <What form={form} />
            <When form={form} />
            <Limits />
            <After form={form} told={told} />
            {isNew ? (
              <Form.Item name="start" valuePropName="checked" label={null}>
                <StartBox />
              </Form.Item>
            ) : (
              <Form.Item name="state" label={t('watch.state')} rules={[{ required: true }]}>
                <select className="select">
                  <option value="on">{t('watch.plan_on')}</option>
                  <option value="paused">{t('watch.plan_paused')}</option>
                  <option value="ended">{t('watch.plan_ended')}</option>
                </select>
              </Form.Item>
            )}
            <DryRun form={form} />
          </>
        )}
      </DraftForm>
    </div>
  )
}

function StartBox(props: {
  readonly id?: string
  readonly checked?: boolean
  readonly onChange?: (on: boolean) => void
}) {
  const t = useText<typeof uiZh>()
  return (
    <label>
      <input
        id={props.id}
        type="checkbox"
        checked={props.checked ?? false}
        onChange={(event) => props.onChange?.(event.target.checked)}
      />{' '}
      {t('watch.start_now')}
    </label>
  )
}

interface NeededProps {
  readonly name: keyof PlanValues
  readonly label: string
  readonly children: React.ReactNode
}

function Needed({ name, label, children }: NeededProps) {
  const t = useText<typeof uiZh>()
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('watch.field_needed') }]}>
      {children}
    </Form.Item>
  )
}

const isAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text)

function Whom({ form }: { form: FormInstance<PlanValues> }) {
  const t = useText<typeof uiZh>()
  const kind = Form.useWatch('kind', form)
  return (
    <fieldset>
      <legend>{t('watch.whom')}</legend>
      <Form.Item name="kind" label={t('watch.how_chosen')} rules={[{ required: true }]}>
        <select className="select">
          <option value="addresses">{t('watch.whom_addresses')}</option>
          <option value="search">{t('watch.whom_search')}</option>
          <option value="operators">{t('watch.whom_operators')}</option>
        </select>
      </Form.Item>
      {kind === 'operators' && (
        <div className="field-pair">
          <Form.Item name="shopSearch" label={t('watch.shop_search')}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name="platform" label={t('watch.platform')}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
        </div>
      )}
      {kind === 'search' && (
        <>
          <Form.Item
            name="searchAddress"
            label={t('watch.search_address')}
            rules={[
              {
                required: true,
                validator: async (_, value: string | undefined) => {
                  if (!isAddress(value ?? '') || !value?.includes('{keyword}'))
                    throw new Error(t('watch.search_address_needed'))
                },
              },
            ]}
          >
            <Input maxLength={2000} autoComplete="off" />
          </Form.Item>
          <Needed name="keywords" label={t('watch.keywords')}>
            <Input.TextArea rows={4} />
          </Needed>
        </>
      )}
      {(kind ?? 'addresses') === 'addresses' && (
        <Form.Item
          name="addresses"
          label={t('watch.addresses')}
          rules={[
            {
              required: true,
              validator: async (_, value: string | undefined) => {
                const lines = addressesOf(value)
                if (lines.length === 0) throw new Error(t('watch.addresses_needed'))
                const wrong = lines.find((line) => !isAddress(line))
                if (wrong !== undefined) throw new Error(t('watch.bad_address', { line: wrong.slice(0, 80) }))
              },
            },
          ]}
        >
          <Input.TextArea rows={6} />
        </Form.Item>
      )}
      <div className="field-pair">
        <Form.Item name="sample" label={t('watch.sample')}>
          <Input type="number" min={1} max={20000} />
        </Form.Item>
        <Needed name="depth" label={t('watch.depth')}>
          <Input type="number" min={0} max={3} />
        </Needed>
        <Needed name="pagesMax" label={t('watch.pages_max')}>
          <Input type="number" min={1} max={100000} />
        </Needed>
      </div>
    </fieldset>
  )
}

function What({ form }: { form: FormInstance<PlanValues> }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const rules = Form.useWatch('rules', form)
  const { data } = useEndpoint(listRules, { query: { limit: 500 } })
  return (
    <fieldset>
      <legend>{t('watch.rules')}</legend>
      <Form.Item name="rules" label={t('watch.which_rules')} rules={[{ required: true }]}>
        <select className="select">
          <option value="all">{t('watch.rules_all')}</option>
          <option value="some">{t('watch.rules_some')}</option>
        </select>
      </Form.Item>
      {rules === 'some' && (
        <Form.Item
          name="chosenRules"
          label={t('watch.choose_rules')}
          rules={[{ required: true, message: t('watch.rules_needed') }]}
        >
          <Select
            mode="multiple"
            optionFilterProp="label"
            options={(data?.items ?? []).map(({ id, title }) => ({ value: id, label: text(title) }))}
            getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
          />
        </Form.Item>
      )}
    </fieldset>
  )
}

function When({ form }: { form: FormInstance<PlanValues> }) {
  const t = useText<typeof uiZh>()
  const when = Form.useWatch('when', form)
  return (
    <fieldset>
      <legend>{t('watch.when')}</legend>
      <Form.Item name="when" label={t('watch.how_often')} rules={[{ required: true }]}>
        <select className="select">
          <option value="once">{t('watch.when_once')}</option>
          <option value="schedule">{t('watch.when_schedule')}</option>
          <option value="campaign">{t('watch.when_campaign')}</option>
        </select>
      </Form.Item>
      <div className="field-pair">
        {when === 'schedule' && (
          <Needed name="everyDays" label={t('watch.every_days')}>
            <Input type="number" min={1} max={90} />
          </Needed>
        )}
        {when === 'campaign' && (
          <>
            <Campaigns form={form} />
            <Needed name="campaign" label={t('watch.campaign')}>
              <Input maxLength={60} autoComplete="off" />
            </Needed>
            <Needed name="from" label={t('watch.from')}>
              <Input type="date" />
            </Needed>
            <Needed name="until" label={t('watch.until')}>
              <Input type="date" />
            </Needed>
          </>
        )}
        {(when === 'schedule' || when === 'campaign') && (
          <Needed name="at" label={t('watch.at')}>
            <Input type="time" />
          </Needed>
        )}
      </div>
    </fieldset>
  )
}

/** Fills in the days of a known campaign. */
function Campaigns({ form }: { form: FormInstance<PlanValues> }) {
  const t = useText<typeof uiZh>()
  return (
    <fieldset>
      <legend>{t('watch.known_campaigns')}</legend>
      {CAMPAIGNS.map((key) => (
        <button
          key={key}
          type="button"
          className="text-button"
          onClick={() =>
            form.setFieldsValue({
              campaign: t(`watch.campaign_${key}`),
              ...campaignAfter(key, dayOf(new Date())),
            })
          }
        >
          {t(`watch.campaign_${key}`)}
        </button>
      ))}
    </fieldset>
  )
}

function Limits() {
  const t = useText<typeof uiZh>()
  return (
    <fieldset>
      <legend>{t('watch.limits')}</legend>
      <Form.Item name="browser" label={t('watch.browser')} rules={[{ required: true }]}>
        <select className="select">
          {BROWSER_USES.map((use) => (
            <option key={use} value={use}>
              {t(`watch.browser_${use}`)}
            </option>
          ))}
        </select>
      </Form.Item>
      <Form.Item name="pictures" valuePropName="checked" extra={t('watch.pictures_why')}>
        <Checkbox>{t('watch.pictures')}</Checkbox>
      </Form.Item>
      <div className="field-pair">
        <Needed name="intervalSeconds" label={t('watch.interval')}>
          <Input type="number" min={0} max={600} step={0.1} />
        </Needed>
        <Needed name="atOnceMax" label={t('watch.at_once')}>
          <Input type="number" min={1} max={32} />
        </Needed>
        <Form.Item name="hoursFrom" label={t('watch.hours_from')}>
          <Input type="time" />
        </Form.Item>
        <Form.Item
          name="hoursUntil"
          label={t('watch.hours_until')}
          dependencies={['hoursFrom']}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_, until: string | undefined) => {
                if (!getFieldValue('hoursFrom') !== !until) throw new Error(t('watch.hours_both'))
              },
            }),
          ]}
        >
          <Input type="time" />
        </Form.Item>
      </div>
      <Form.Item name="robotsOrder" label={t('watch.order')}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
    </fieldset>
  )
}

function DryRun({ form }: { form: FormInstance<PlanValues> }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const act = useAct(dryRun, { invalidates: [] })
  const onTry = async () => {
    const values = await form.validateFields().catch(() => undefined)
    if (values !== undefined) act.mutate({ body: { settings: settingsOf(values) } })
  }
  const { data } = act
  return (
    <div className="notice">
      <p>
        <Button onClick={() => void onTry()} loading={act.isPending}>
          {t('watch.dry_run')}
        </Button>
      </p>
      <FieldErrors error={act.error} />
      <div role="status">
        {data && (
          <>
            <p>
              {t('watch.dry_result', {
                addresses: format.number(data.addresses),
                pages: format.number(data.pages),
                minutes: format.number(Math.max(1, Math.ceil(data.seconds / 60))),
              })}{' '}
              {data.browserPages > 0 && t('watch.dry_browser', { pages: format.number(data.browserPages) })}{' '}
              {t('watch.dry_ends', { at: format.instant(data.endsAt) })}{' '}
              {data.isGuess && <span className="quiet">{t('watch.dry_guess')}</span>}
            </p>
            <ul className="plain-list">
              {data.hosts
                .filter(({ barred }) => barred !== null)
                .map(({ host, barred }) => (
                  <li key={host}>
                    {t('watch.dry_barred', {
                      host,
                      why: t(`watch.outcome_${barred}` as 'watch.outcome_page'),
                    })}
                  </li>
                ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}
