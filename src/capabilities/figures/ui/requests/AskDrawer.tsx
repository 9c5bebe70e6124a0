/** 要数据: which units are asked for the chosen figures, and by when. */
import { App, Drawer, Form, Input, Select } from 'antd'
import { useId } from 'react'
import type { FigureWhere } from '../../../../kernel/series.ts'
import type { Bilingual } from '../../../../kernel/text.ts'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useSession } from '../../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { listUnits } from '../../../organisation/contract.ts'
import { askForFigures } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export interface AskedFigure {
  readonly id: string
  readonly series: string
  readonly title: Bilingual
  readonly where: FigureWhere
  readonly period: string
  readonly responsible: readonly { readonly id: string; readonly name: string; readonly isLead: boolean }[]
}

export interface AskDrawerProps {
  /** None: closed. */
  readonly figures: readonly AskedFigure[]
  readonly onClose: () => void
  readonly onAsked: () => void
}

export function AskDrawer({ figures, onClose, onAsked }: AskDrawerProps) {
  const t = useText<typeof uiZh>()
  return (
    <Drawer title={t('figure.ask')} open={figures.length > 0} onClose={onClose} size={560} destroyOnHidden>
      {figures.length > 0 && <Ask figures={figures} onClose={onClose} onAsked={onAsked} />}
    </Drawer>
  )
}

interface Values {
  /** By the id of the figure. */
  readonly units: Readonly<Record<string, string | undefined>>
  readonly dueOn: string
  readonly content?: string
}

const CONTENT_MAX = 5000

function Ask({ figures, onClose, onAsked }: AskDrawerProps) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const { message } = App.useApp()
  const { region } = useSession()
  const act = useAct(askForFigures)
  const allId = useId()
  const ofNobody = figures.filter(({ responsible }) => responsible.length === 0)
  const all = useEndpoint(
    listUnits,
    { query: { region, open: 'true', limit: 1000 } },
    { enabled: ofNobody.length > 0 },
  )
  const everyUnit = all.data?.items ?? []
  const onSubmit = async ({ units, dueOn, content = '' }: Values) => {
    const asked = figures.map(({ id, series, where, period }) => ({
      series,
      where,
      period,
      unitId: units[id] ?? '',
    }))
    const { ids } = await act.mutateAsync({ body: { figures: asked, dueOn, content } })
    void message.success(t('figure.asked_done', { count: ids.length }))
    onAsked()
  }
  return (
    <DraftForm<Values>
      name={`figures.ask.${figures[0]?.id.replaceAll(' ', '.')}.${figures.length}`}
      initial={{
        units: Object.fromEntries(figures.map(({ id, responsible }) => [id, likelyUnit(responsible)])),
      }}
      submit={t('figure.ask')}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      {(form) => (
        <>
          <p className="quiet">{t('figure.ask_lead')}</p>
          {ofNobody.length > 1 && (
            <div className="labelled">
              <label htmlFor={allId}>{t('figure.ask_of_all', { count: ofNobody.length })}</label>
              <Select
                id={allId}
                className="wide-select"
                showSearch={{ optionFilterProp: 'label' }}
                options={optionsOf(everyUnit)}
                onChange={(unitId: string) => {
                  for (const { id } of ofNobody) form.setFieldValue(['units', id], unitId)
                }}
              />
            </div>
          )}
          {figures.map((figure) => (
            <Form.Item
              key={figure.id}
              name={['units', figure.id]}
              label={t('figure.ask_of_each', {
                title: `${text(figure.title)} · ${t(`figure.where_${figure.where}`)}`,
                period: figure.period,
              })}
              rules={[{ required: true, message: t('figure.ask_of_needed') }]}
            >
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={optionsOf(figure.responsible.length > 0 ? figure.responsible : everyUnit)}
              />
            </Form.Item>
          ))}
          <Form.Item
            name="dueOn"
            label={t('figure.ask_due')}
            rules={[{ required: true, message: t('figure.ask_due_needed') }]}
          >
            <Input type="date" />
          </Form.Item>
          <Form.Item name="content" label={t('figure.ask_content')}>
            <Input.TextArea
              autoSize={{ minRows: 3, maxRows: 10 }}
              maxLength={CONTENT_MAX}
              placeholder={t('figure.ask_content_hint')}
            />
          </Form.Item>
        </>
      )}
    </DraftForm>
  )
}

const optionsOf = (units: readonly { readonly id: string; readonly name: string }[]) =>
  units.map((unit) => ({ value: unit.id, label: unit.name }))

/** The unit that leads, where one does. */
const likelyUnit = (responsible: AskedFigure['responsible']): string | undefined =>
  (responsible.find((unit) => unit.isLead) ?? responsible[0])?.id
