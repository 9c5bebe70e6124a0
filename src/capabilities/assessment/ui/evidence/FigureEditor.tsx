/** 填报或修订一个数据: value, unit, source; a revision says why; earlier values behind one click. */
import { Form, Input, Select } from 'antd'
import { Link } from 'react-router'
import { call } from '../../../../web/api.ts'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { enterFigure } from '../../../figures/contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { type FigureCell, likelyEntry, type SeriesRow } from './figure-grid.ts'
import { readNumber } from './paste.ts'
import type { Enter } from './use-evidence.ts'

export interface FigureEditorProps {
  readonly row: SeriesRow
  readonly cell: FigureCell
  readonly isAllowed: boolean
  readonly enter: Enter
  readonly onDone: () => void
}

interface Values {
  readonly value: string
  readonly unit: string
  readonly source: string
  readonly reason?: string
}

const SOURCE_MAX = 300
const REASON_MAX = 500

export function FigureEditor({ row, cell, isAllowed, enter, onDone }: FigureEditorProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const format = useFormats()
  const publish = useMay()('figures.publish')
  const { series, where, year, figure } = cell
  const onSubmit = async ({ value, unit, source, reason = '' }: Values) => {
    const plain = readNumber(value.normalize('NFKC'), unit) ?? value
    await enter(() =>
      call(enterFigure, {
        body: {
          series,
          where,
          period: String(year),
          value: plain,
          unit,
          source,
          reason,
          publish,
          seen: figure?.id ?? null,
        },
      }),
    )
    onDone()
  }
  return (
    <>
      <p className="quiet">{text(row.definition)}</p>
      {figure && (
        <p>
          {t('evidence.figure_now', {
            value: format.number(figure.value),
            unit: figure.unit,
            source: figure.source,
            who: figure.enteredName,
            at: format.instant(figure.enteredAt),
          })}
        </p>
      )}
      {figure && (
        <p>
          <Link to={`/figures/series/${series}?where=${where}&period=${year}`}>
            {t('evidence.to_figure')}
          </Link>
        </p>
      )}
      {isAllowed ? (
        <DraftForm<Values>
          name={`assessment.figure.${series}.${where}.${year}`}
          initial={figure ? { unit: figure.unit, source: figure.source } : likelyEntry(row, where)}
          submit={t(figure ? 'evidence.revise' : 'evidence.enter')}
          onSubmit={onSubmit}
          onCancel={onDone}
        >
          <Form.Item
            name="value"
            label={t('evidence.value')}
            rules={[{ required: true, message: t('evidence.value_needed') }]}
          >
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
          <Form.Item name="unit" label={t('evidence.column_unit')} rules={[{ required: true }]}>
            <Select
              options={row.units.map((unit) => ({ value: unit.key, label: text(unit.title) }))}
              getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
            />
          </Form.Item>
          <Form.Item
            name="source"
            label={t('evidence.column_source')}
            rules={[{ required: true, message: t('evidence.source_needed') }]}
          >
            <Input maxLength={SOURCE_MAX} placeholder={t('evidence.source_hint')} />
          </Form.Item>
          {figure && (
            <Form.Item
              name="reason"
              label={t('evidence.reason')}
              rules={[{ required: true, message: t('evidence.reason_needed') }]}
            >
              <Input.TextArea rows={2} maxLength={REASON_MAX} />
            </Form.Item>
          )}
        </DraftForm>
      ) : (
        <p className="notice">{t('evidence.no_permission')}</p>
      )}
    </>
  )
}
