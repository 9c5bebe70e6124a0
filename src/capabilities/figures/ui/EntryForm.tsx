/** 填报或修订一个数据: what is known is filled in; what is typed survives a reload and a conflict. */
import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { parseExact, toPlainDecimal } from '../../../kernel/exact.ts'
import { DraftForm } from '../../../web/components/DraftForm.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import { uploadFile } from '../../../web/upload.ts'
import { useAct } from '../../../web/use-endpoint.ts'
import { attachDocument, enterFigure } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { type Cell, likelyEntry, type SeriesAnswer } from './grid.ts'

interface Values {
  readonly value: string
  readonly unit: string
  readonly source: string
  readonly reason?: string
  readonly publish?: boolean
}

const SOURCE_MAX = 300
const REASON_MAX = 500

/** Digits as people write them; a per cent sign only where the unit says so. */
function plainNumber(text: string, unit: string): string | undefined {
  const narrow = text.normalize('NFKC').replaceAll(/\s/g, '')
  const digits = unit === '%' ? narrow.replace(/%$/, '') : narrow
  const number = /[/‰%]/.test(digits) ? undefined : parseExact(digits)
  return number === undefined ? undefined : toPlainDecimal(number)
}

export interface EntryFormProps {
  readonly answer: SeriesAnswer
  readonly cell: Cell
  readonly onDone: () => void
  /** Runs the entry, for pages that show what it changed. */
  readonly around?: ((entry: () => Promise<unknown>) => Promise<void>) | undefined
}

export function EntryForm({
  answer,
  cell,
  onDone,
  around = async (entry) => void (await entry()),
}: EntryFormProps) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const client = useQueryClient()
  const enter = useAct(enterFigure)
  const documentId = useId()
  const [file, setFile] = useState<File>()
  const { region, series, mayPublish } = answer
  const { where, period, valueKind, published } = cell
  const isGrowth = valueKind === 'growth'
  const initial = published ? { unit: published.unit, source: published.source } : likelyEntry(answer, cell)
  const units = isGrowth ? [{ unit: '%', title: { zh: '%', en: '%' } }] : series.units
  const onSubmit = async ({ value, unit, source, reason = '', publish = false }: Values) => {
    const body = {
      region,
      series: series.key,
      where,
      period,
      valueKind,
      value: plainNumber(value, unit) ?? value,
      unit,
      source,
      reason,
      publish: mayPublish && publish,
      seen: published?.id ?? null,
    }
    await around(async () => {
      const { id } = await enter.mutateAsync({ body })
      if (file === undefined) return
      await uploadFile(attachDocument, file, { input: { params: { figureId: id } } })
      await client.invalidateQueries()
    })
    onDone()
  }
  return (
    <DraftForm<Values>
      name={`figures.${series.key}.${where}.${period}.${valueKind}`}
      initial={{ ...initial, publish: mayPublish }}
      submit={t('figure.save')}
      onSubmit={onSubmit}
      onCancel={onDone}
    >
      <Form.Item
        name="value"
        label={t(isGrowth ? 'figure.growth' : 'figure.value')}
        rules={[
          { required: true, message: t('figure.value_needed') },
          ({ getFieldValue }) => ({
            validator: async (_, value: string | undefined) => {
              const unit: unknown = getFieldValue('unit')
              if (value && plainNumber(value, String(unit)) === undefined)
                throw new Error(t('figure.not_a_number'))
            },
          }),
        ]}
      >
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="unit"
        label={t('figure.unit')}
        rules={[{ required: true, message: t('figure.unit_needed') }]}
      >
        <Select
          options={units.map((unit) => ({ value: unit.unit, label: text(unit.title) }))}
          getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
        />
      </Form.Item>
      <Form.Item
        name="source"
        label={t('figure.source')}
        rules={[{ required: true, message: t('figure.source_needed') }]}
      >
        <Input maxLength={SOURCE_MAX} placeholder={t('figure.source_hint')} />
      </Form.Item>
      {published && (
        <Form.Item
          name="reason"
          label={t('figure.reason')}
          rules={[{ required: true, message: t('figure.reason_needed') }]}
        >
          <Input.TextArea rows={2} maxLength={REASON_MAX} />
        </Form.Item>
      )}
      <div className="labelled">
        <label htmlFor={documentId}>
          {t('figure.document')} <span className="quiet">{t('web.optional')}</span>
        </label>
        <input id={documentId} type="file" onChange={(event) => setFile(event.target.files?.[0])} />
        <span className="quiet">{t('figure.attach_hint')}</span>
      </div>
      {mayPublish && (
        <Form.Item name="publish" valuePropName="checked">
          <Checkbox>{t('figure.publish_now')}</Checkbox>
        </Form.Item>
      )}
    </DraftForm>
  )
}
