/** 填报度量: both parts of a share, or an amount, with the source. */
import { Form, Input } from 'antd'
import { call } from '../../../../web/api.ts'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { enterMeasure } from '../../contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import type { Measure } from './figure-grid.ts'
import { readNumber } from './paste.ts'
import type { Enter } from './use-evidence.ts'

export interface MeasureEditorProps {
  readonly measure: Measure
  readonly year: number
  readonly isAllowed: boolean
  readonly enter: Enter
  readonly onDone: () => void
}

interface Values {
  readonly numerator?: string
  readonly denominator?: string
  readonly amount?: string
  readonly source: string
}

const plain = (text: string | undefined): string | null =>
  text === undefined ? null : (readNumber(text.normalize('NFKC'), '') ?? text)

export function MeasureEditor({ measure, year, isAllowed, enter, onDone }: MeasureEditorProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const { entry, denominator } = measure
  const onSubmit = async (values: Values) => {
    const body = {
      measure: measure.measure,
      numerator: plain(values.numerator),
      denominator: plain(values.denominator),
      amount: plain(values.amount),
      source: values.source,
    }
    await enter(() => call(enterMeasure, { body }))
    onDone()
  }
  if (!isAllowed) return <p className="notice">{t('evidence.no_permission')}</p>
  const rules = [{ required: true, message: t('evidence.value_needed') }]
  return (
    <>
      <p className="quiet">{t('evidence.measure_year', { year })}</p>
      <DraftForm<Values>
        name={`assessment.measure.${measure.measure}`}
        initial={{
          ...(entry?.numerator == null ? {} : { numerator: entry.numerator }),
          ...(entry?.denominator == null ? {} : { denominator: entry.denominator }),
          ...(entry?.amount == null ? {} : { amount: entry.amount }),
          source: entry?.source ?? '',
        }}
        submit={t(entry ? 'evidence.revise' : 'evidence.enter')}
        onSubmit={onSubmit}
        onCancel={onDone}
      >
        {measure.kind === 'share' ? (
          <>
            <Form.Item
              name="numerator"
              label={t('evidence.numerator', { words: text(measure.numerator) })}
              rules={rules}
            >
              <Input inputMode="decimal" autoComplete="off" />
            </Form.Item>
            <Form.Item
              name="denominator"
              label={t('evidence.denominator', { words: denominator ? text(denominator) : '' })}
              rules={rules}
            >
              <Input inputMode="decimal" autoComplete="off" />
            </Form.Item>
          </>
        ) : (
          <Form.Item name="amount" label={text(measure.numerator)} rules={rules}>
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item
          name="source"
          label={t('evidence.column_source')}
          rules={[{ required: true, message: t('evidence.source_needed') }]}
        >
          <Input maxLength={300} placeholder={t('evidence.source_hint')} />
        </Form.Item>
      </DraftForm>
    </>
  )
}
