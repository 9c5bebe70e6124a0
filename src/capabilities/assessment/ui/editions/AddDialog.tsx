/** 改写或增加: own words for one part of the table, or a local indicator or condition with points of its own. */
import { useId, useState } from 'react'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { addToEdition } from '../../contract.ts'
import type { editionsUiZh } from '../../messages/editions-ui-zh.ts'
import type { EditionDetail, EditionIndicator } from './edition-detail.ts'

/** Which part is worded anew; without one an indicator or condition is added. */
export type Addressed =
  | { readonly kind: 'reword'; readonly indicator: EditionIndicator }
  | { readonly kind: 'add' }

interface Target {
  readonly key: string
  readonly label: string
  readonly zh: string
  readonly en: string
}

export interface AddDialogProps {
  readonly edition: EditionDetail
  readonly about: Addressed
  readonly onClose: () => void
}

export function AddDialog({ edition, about, onClose }: AddDialogProps) {
  const t = useText<typeof editionsUiZh>()
  const text = useBilingual()
  const id = useId()
  const act = useAct(addToEdition)
  const targets = about.kind === 'reword' ? rewordTargets() : addTargets()
  const [key, setKey] = useState(targets[0]?.key ?? '')
  const target = targets.find((each) => each.key === key)
  const [zh, setZh] = useState(target?.zh ?? '')
  const [en, setEn] = useState(target?.en ?? '')
  const [points, setPoints] = useState('')
  const [reason, setReason] = useState('')

  function rewordTargets(): Target[] {
    if (about.kind !== 'reword') return []
    const { indicator } = about
    const { number, title, criteria, items } = indicator
    return [
      { key: `title ${number}`, label: `${number} ${t('edition.field_title')}`, ...title },
      {
        key: `criteria ${number}`,
        label: `${number} ${t('edition.field_criteria')}`,
        ...(criteria ?? { zh: '', en: '' }),
      },
      ...items.map((item) => ({
        key: `condition ${item.key}`,
        label: `${item.key} ${t('edition.field_condition')}`,
        ...item.condition,
      })),
    ]
  }
  function addTargets(): Target[] {
    const groups = edition.groups.map((group) => ({
      key: `indicator ${group.key}`,
      label: `${t('edition.kind_indicator')}: ${text(group.title)}`,
      zh: '',
      en: '',
    }))
    const indicators = edition.groups
      .flatMap((group) => group.subgroups.flatMap((each) => each.indicators))
      .map(({ number, title }) => ({
        key: `item ${number}`,
        label: `${t('edition.kind_item')}: ${number}. ${text(title)}`,
        zh: '',
        en: '',
      }))
    return [...groups, ...indicators]
  }
  const choose = (chosen: string) => {
    const next = targets.find((each) => each.key === chosen)
    setKey(chosen)
    setZh(next?.zh ?? '')
    setEn(next?.en ?? '')
  }
  const onSave = () => {
    const [what = '', subject = ''] = key.split(' ')
    const shared = { subject, wording: { zh, en }, reason }
    const body =
      what === 'indicator' || what === 'item'
        ? { ...shared, kind: what as 'indicator' | 'item', points }
        : { ...shared, kind: 'reword' as const, field: what as 'title' | 'criteria' | 'condition' }
    act.mutate({ params: { ref: edition.ref }, body }, { onSuccess: onClose })
  }
  const isComplete =
    zh.trim() !== '' && reason.trim().length > 1 && (about.kind === 'reword' || points.trim() !== '')
  const title =
    about.kind === 'reword'
      ? t('edition.reword_title', { subject: about.indicator.number })
      : t('edition.add_title')
  return (
    <Dialog title={title} open onClose={onClose}>
      <div className="edition-form">
        <label htmlFor={`${id}-what`}>{t(about.kind === 'reword' ? 'edition.what' : 'edition.about')}</label>
        <select
          id={`${id}-what`}
          className="select"
          value={key}
          onChange={(event) => choose(event.target.value)}
        >
          {targets.map((each) => (
            <option key={each.key} value={each.key}>
              {each.label}
            </option>
          ))}
        </select>
        {target && target.zh !== '' && (
          <p className="quiet">
            {t('edition.official')}: {text(target)}
          </p>
        )}
        <label htmlFor={`${id}-zh`}>{t('edition.wording_zh')}</label>
        <textarea
          id={`${id}-zh`}
          className="input"
          rows={3}
          value={zh}
          onChange={(event) => setZh(event.target.value)}
        />
        <label htmlFor={`${id}-en`}>{t('edition.wording_en')}</label>
        <textarea
          id={`${id}-en`}
          className="input"
          rows={3}
          value={en}
          onChange={(event) => setEn(event.target.value)}
        />
        {about.kind === 'add' && (
          <>
            <label htmlFor={`${id}-points`}>{t('edition.local_value')}</label>
            <input
              id={`${id}-points`}
              className="input"
              inputMode="decimal"
              value={points}
              onChange={(event) => setPoints(event.target.value)}
            />
          </>
        )}
        <label htmlFor={`${id}-reason`}>{t('edition.reason')}</label>
        <input
          id={`${id}-reason`}
          className="input"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <FieldErrors error={act.error} />
        <div className="button-row">
          <button
            type="button"
            className="button primary"
            disabled={!isComplete || act.isPending}
            onClick={onSave}
          >
            {t('edition.save')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('web.cancel')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
