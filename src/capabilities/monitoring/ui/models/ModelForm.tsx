/** 编写模型: one condition a line; all or one of them must hold. */
import { Button, Form, Input } from 'antd'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { type ModelValues, ROW_KINDS, type Row, WHERES } from './model-values.ts'

export interface ModelFormProps {
  readonly name: string
  readonly initial: Partial<ModelValues>
  readonly isNew: boolean
  readonly onSubmit: (values: ModelValues) => Promise<unknown>
  readonly onCancel: () => void
}

const ROWS_MAX = 20

export function ModelForm({ name, initial, isNew, onSubmit, onCancel }: ModelFormProps) {
  const t = useText<typeof uiZh>()
  const needed = [{ required: true, message: t('watch.field_needed') }]
  return (
    <div className="watch-form">
      <DraftForm<ModelValues>
        name={name}
        initial={initial}
        submit={t('watch.save_model')}
        onSubmit={onSubmit}
        onCancel={onCancel}
      >
        <Form.Item name="title" label={t('watch.name')} rules={needed}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <div className="field-pair">
          <Form.Item
            name="key"
            label={t('watch.model_key')}
            rules={[...needed, { pattern: /^[a-z0-9][a-z0-9-]{0,62}$/, message: t('watch.model_key_shape') }]}
          >
            <Input maxLength={63} autoComplete="off" disabled={!isNew} />
          </Form.Item>
          <Form.Item name="level" label={t('watch.level')} rules={needed}>
            <select className="select">
              <option value="violation">{t('watch.level_violation')}</option>
              <option value="look">{t('watch.level_look')}</option>
              <option value="note">{t('watch.level_note')}</option>
            </select>
          </Form.Item>
        </div>
        <Form.Item name="basis" label={t('watch.basis')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <fieldset>
          <legend>{t('watch.conditions')}</legend>
          <Form.Item name="join" label={t('watch.join')} rules={needed}>
            <select className="select">
              <option value="and">{t('watch.join_and')}</option>
              <option value="or">{t('watch.join_or')}</option>
            </select>
          </Form.Item>
          <Form.List name="rows">
            {(fields, { add, remove }) => (
              <>
                {fields.map(({ key, name: place }) => (
                  <RowFields
                    key={key}
                    place={place}
                    onRemove={fields.length > 1 ? () => remove(place) : undefined}
                  />
                ))}
                {fields.length < ROWS_MAX && (
                  <p>
                    <Button onClick={() => add({ kind: 'words', where: 'page' })}>
                      {t('watch.add_condition')}
                    </Button>
                  </p>
                )}
              </>
            )}
          </Form.List>
        </fieldset>
      </DraftForm>
    </div>
  )
}

function RowFields({ place, onRemove }: { place: number; onRemove: (() => void) | undefined }) {
  const t = useText<typeof uiZh>()
  const kind = (Form.useWatch(['rows', place, 'kind']) ?? 'words') as Row['kind']
  const needed = [{ required: true, message: t('watch.field_needed') }]
  const isRange = kind === 'price' || kind === 'sales'
  return (
    <div className="field-pair condition">
      <Form.Item name={[place, 'kind']} label={t('watch.condition', { number: place + 1 })} rules={needed}>
        <select className="select">
          {ROW_KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`watch.condition_${each}`)}
            </option>
          ))}
        </select>
      </Form.Item>
      {!isRange && (
        <Form.Item
          name={[place, 'words']}
          label={t(kind === 'goods' ? 'watch.condition_goods_hint' : 'watch.condition_words_hint')}
          rules={needed}
        >
          <Input autoComplete="off" />
        </Form.Item>
      )}
      {(kind === 'words' || kind === 'without') && (
        <Form.Item
          name={[place, 'where']}
          label={t('watch.condition_where')}
          rules={needed}
          initialValue="page"
        >
          <select className="select">
            {WHERES.map((where) => (
              <option key={where} value={where}>
                {t(`watch.where_${where}`)}
              </option>
            ))}
          </select>
        </Form.Item>
      )}
      {kind === 'near' && (
        <>
          <Form.Item name={[place, 'second']} label={t('watch.condition_second')} rules={needed}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item
            name={[place, 'within']}
            label={t('watch.condition_within')}
            rules={needed}
            initialValue={10}
          >
            <Input type="number" min={0} max={200} />
          </Form.Item>
        </>
      )}
      {isRange && (
        <>
          <Form.Item name={[place, 'min']} label={t('watch.condition_min')}>
            <Input type="number" min={0} step="any" />
          </Form.Item>
          <Form.Item name={[place, 'max']} label={t('watch.condition_max')}>
            <Input type="number" min={0} step="any" />
          </Form.Item>
        </>
      )}
      {onRemove && (
        <p>
          <button type="button" className="text-button" onClick={onRemove}>
            {t('watch.remove_condition', { number: place + 1 })}
          </button>
        </p>
      )}
    </div>
  )
}
