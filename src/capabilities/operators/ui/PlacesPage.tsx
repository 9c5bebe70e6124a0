/** 属地规则: the words by which an address finds its region and station; read, tried and mended by officers. */
import { App } from 'antd'
import { useId, useState } from 'react'
import type { EndpointAnswer } from '../../../kernel/endpoint.ts'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import { listPlaceRules, savePlaceRules, tryAddress } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { ApplyRules } from './places/ApplyRules.tsx'
import { Effect } from './places/Effect.tsx'
import { RegisterTabs } from './Tabs.tsx'
import './operators.css'

type Places = EndpointAnswer<typeof listPlaceRules>

interface Draft {
  readonly key: number
  /** Of a rule that is saved. */
  readonly id?: string
  readonly words: string
  readonly notWords: string
  readonly toRegion: string
  readonly toUnit: string
  readonly remark: string
}

export default function PlacesPage() {
  const t = useText<typeof uiZh>()
  const { data, error, refetch } = useEndpoint(listPlaceRules)
  return (
    <>
      <PageHeader
        title={t('places.title')}
        crumbs={[{ title: t('register.title'), to: '/operators' }]}
        lead={t('places.lead')}
      />
      <RegisterTabs current="places" />
      <Trial />
      {error && <ErrorPage error={error} onRetry={() => void refetch()} />}
      {data && <Rules key={data.items.map((rule) => rule.id).join(' ')} places={data} />}
    </>
  )
}

function Trial() {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [address, setAddress] = useState('')
  const tried = useEndpoint(tryAddress, { query: { address } }, { enabled: address !== '' })
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('places.try')}</h2>
      <form
        className="places-trial"
        onSubmit={(event) => {
          event.preventDefault()
          setAddress(typed.trim())
        }}
      >
        <label htmlFor={`${id}-address`}>
          {t('file.address')}
          <input
            className="input"
            id={`${id}-address`}
            maxLength={300}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <button type="submit" className="button">
          {t('places.try')}
        </button>
      </form>
      {tried.data && (
        <p role="status">
          <strong>
            {tried.data.regionName ?? t('places.nowhere')} {tried.data.unitName}
          </strong>{' '}
          {text(tried.data.by)}
        </p>
      )}
    </section>
  )
}

const partsOf = (text: string): string[] =>
  text
    .split(/[\s、，,+]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const draftsOf = (places: Places): Draft[] =>
  places.items.map((rule, key) => ({
    key,
    id: rule.id,
    words: rule.words.join(' '),
    notWords: rule.notWords.join(' '),
    toRegion: rule.toRegion,
    toUnit: rule.toUnit ?? '',
    remark: rule.remark,
  }))

const rulesOf = (drafts: readonly Draft[]) =>
  drafts.map((draft) => ({
    ...(draft.id === undefined ? {} : { id: draft.id }),
    words: partsOf(draft.words),
    notWords: partsOf(draft.notWords),
    toRegion: draft.toRegion,
    toUnit: draft.toUnit === '' ? null : draft.toUnit,
    remark: draft.remark,
  }))

function Rules({ places }: { places: Places }) {
  const t = useText<typeof uiZh>()
  const { message } = App.useApp()
  const mayKeep = useMay()('operators.keep')
  const save = useAct(savePlaceRules)
  const [drafts, setDrafts] = useState(() => draftsOf(places))
  const change = (key: number, part: Partial<Draft>) =>
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)))
  const move = (place: number, by: -1 | 1) => {
    const moved = [...drafts]
    const [draft] = moved.splice(place, 1)
    if (draft) moved.splice(place + by, 0, draft)
    setDrafts(moved)
  }
  const add = () =>
    setDrafts([
      ...drafts,
      {
        key: Math.max(-1, ...drafts.map((draft) => draft.key)) + 1,
        words: '',
        notWords: '',
        toRegion: places.regions[0]?.code ?? '',
        toUnit: '',
        remark: '',
      },
    ])
  const onSave = async () => {
    const { count } = await save.mutateAsync({ body: { rules: rulesOf(drafts) } })
    void message.success(t('places.saved', { count }))
  }
  if (!mayKeep) return <ReadRules places={places} />
  const isSaved = JSON.stringify(rulesOf(drafts)) === JSON.stringify(rulesOf(draftsOf(places)))
  return (
    <>
      <form
        className="panel"
        onSubmit={(event) => {
          event.preventDefault()
          void onSave().catch(() => {})
        }}
      >
        <h2>{t('places.rules')}</h2>
        {drafts.length === 0 && <p className="quiet">{t('places.none')}</p>}
        <ol className="places-rules">
          {drafts.map((draft, place) => (
            <li key={draft.key}>
              <fieldset>
                <legend>{t('places.rule', { number: place + 1 })}</legend>
                <RuleFields draft={draft} places={places} onChange={(part) => change(draft.key, part)} />
                <div className="button-row">
                  <button
                    type="button"
                    className="text-button"
                    disabled={place === 0}
                    onClick={() => move(place, -1)}
                  >
                    {t('places.up')}
                  </button>
                  <button
                    type="button"
                    className="text-button"
                    disabled={place === drafts.length - 1}
                    onClick={() => move(place, 1)}
                  >
                    {t('places.down')}
                  </button>
                  <button
                    type="button"
                    className="text-button"
                    onClick={() => setDrafts(drafts.filter((each) => each.key !== draft.key))}
                  >
                    {t('places.remove')}
                  </button>
                </div>
              </fieldset>
            </li>
          ))}
        </ol>
        <FieldErrors error={save.error} />
        <div className="button-row">
          <button type="submit" className="button primary" disabled={save.isPending}>
            {t('places.save')}
          </button>
          <button type="button" className="button" onClick={add}>
            {t('places.add')}
          </button>
          <Effect rules={rulesOf(drafts)} places={places} />
        </div>
      </form>
      <ApplyRules isSaved={isSaved} />
    </>
  )
}

interface RuleFieldsProps {
  readonly draft: Draft
  readonly places: Places
  readonly onChange: (part: Partial<Draft>) => void
}

function RuleFields({ draft, places, onChange }: RuleFieldsProps) {
  const t = useText<typeof uiZh>()
  const id = useId()
  const stations = places.stations.filter((station) => station.region === draft.toRegion)
  const line = (key: 'words' | 'notWords' | 'remark', required: boolean) => (
    <label htmlFor={`${id}-${key}`}>
      {t(`places.${key}`)}
      <input
        className="input"
        id={`${id}-${key}`}
        required={required}
        maxLength={200}
        value={draft[key]}
        onChange={(event) => onChange({ [key]: event.target.value })}
      />
    </label>
  )
  return (
    <div className="places-rule">
      {line('words', true)}
      {line('notWords', false)}
      <label htmlFor={`${id}-region`}>
        {t('register.region')}
        <select
          id={`${id}-region`}
          className="select"
          value={draft.toRegion}
          onChange={(event) => onChange({ toRegion: event.target.value, toUnit: '' })}
        >
          {places.regions.map((region) => (
            <option key={region.code} value={region.code}>
              {region.name}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}-unit`}>
        {t('register.station')}
        <select
          id={`${id}-unit`}
          className="select"
          value={draft.toUnit}
          onChange={(event) => onChange({ toUnit: event.target.value })}
        >
          <option value="">{t('register.no_station')}</option>
          {stations.map((station) => (
            <option key={station.id} value={station.id}>
              {station.name}
            </option>
          ))}
        </select>
      </label>
      {line('remark', false)}
    </div>
  )
}

function ReadRules({ places }: { places: Places }) {
  const t = useText<typeof uiZh>()
  return (
    <section className="panel" aria-labelledby="places-read">
      <h2 id="places-read">{t('places.rules')}</h2>
      {places.items.length === 0 && <p className="quiet">{t('places.none')}</p>}
      <ol>
        {places.items.map((rule) => (
          <li key={rule.id}>
            {rule.words.join(' + ')}
            {rule.notWords.length > 0 && ` − ${rule.notWords.join(' − ')}`} → {rule.regionName}{' '}
            {rule.unitName} <span className="quiet">{rule.remark}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
