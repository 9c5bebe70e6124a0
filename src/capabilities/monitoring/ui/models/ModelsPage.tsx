/** 自建模型: composed or imported, tried on stored snapshots, switched on, shared as files. */
import { useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { addressOf } from '../../../../web/api.ts'
import { type Column, DataTable } from '../../../../web/components/DataTable.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { exportModel, listModels, type ModelRow, saveModel, switchModel, tryModel } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { LevelTag } from '../review/LevelTag.tsx'
import { WatchTabs } from '../Tabs.tsx'
import { ModelForm } from './ModelForm.tsx'
import { fileOf, type ModelValues, NEW_MODEL, valuesOf } from './model-values.ts'

export default function ModelsPage() {
  const t = useText<typeof uiZh>()
  const may = useMay()
  const [address, setAddress] = useSearchParams()
  const { data } = useEndpoint(listModels)
  const save = useAct(saveModel)
  const act = useActs()
  const [unread, setUnread] = useState<string>()
  const edited = address.get('edit')
  const model = data?.items.find(({ id }) => id === edited)
  const values = model && valuesOf(model.file)
  const columns = useColumns(act, (id) => setAddress({ edit: id }))
  const close = () => setAddress({})
  const onSubmit = async (entered: ModelValues) => {
    await save.mutateAsync({ body: { file: fileOf(entered, (model?.version ?? 0) + 1) } })
    close()
  }
  const isEditing = may('monitoring.compose') && (edited === 'new' || values !== undefined)
  const actions = may('monitoring.compose') && !isEditing && (
    <>
      <Link className="button" to="/monitoring/outside-models">
        {t('watch.outside_models')}
      </Link>
      <ImportButton onFile={(file) => save.mutate({ body: { file } })} onUnread={setUnread} />
      <button type="button" className="button primary" onClick={() => setAddress({ edit: 'new' })}>
        {t('watch.new_model')}
      </button>
    </>
  )
  return (
    <>
      <PageHeader title={t('watch.models_title')} lead={t('watch.models_lead')} actions={actions} />
      <WatchTabs current="models" />
      {unread !== undefined && (
        <p className="alert" role="alert">
          {t('watch.model_no_json', { file: unread })}
        </p>
      )}
      <FieldErrors error={save.error ?? act.error} />
      {isEditing ? (
        <ModelForm
          key={edited}
          name={`monitoring.model.${edited}.${model?.version ?? 0}`}
          initial={values ?? NEW_MODEL}
          isNew={model === undefined}
          onSubmit={onSubmit}
          onCancel={close}
        />
      ) : (
        <>
          {act.trial}
          <DataTable
            endpoint={listModels}
            title={t('watch.models_title')}
            columns={columns}
            rowKey={(row) => row.id}
            empty={<Empty title={t('watch.models_none')}>{t('watch.models_none_why')}</Empty>}
          />
        </>
      )}
    </>
  )
}

/** Trying and switching, with what the last trial found. */
function useActs() {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const tried = useAct(tryModel)
  const switched = useAct(switchModel)
  const { data } = tried
  const trial = data && (
    <section className="notice" role="status">
      <p>{t('watch.trial', { pages: format.number(data.pages), hits: format.number(data.hits) })}</p>
      <ul className="plain-list">
        {data.examples.map((example) => (
          <li key={example.url}>
            {example.title} <mark>{example.text}</mark>{' '}
            <a className="long-address" href={example.url} target="_blank" rel="noreferrer">
              {example.url}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
  return {
    trial,
    error: tried.error ?? switched.error,
    isBusy: tried.isPending || switched.isPending,
    tryIt: (modelId: string) => tried.mutate({ params: { modelId } }),
    switchTo: (modelId: string, state: 'on' | 'off') =>
      switched.mutate({ params: { modelId }, body: { state } }),
  }
}

interface ImportButtonProps {
  readonly onFile: (file: Record<string, unknown>) => void
  /** The name of a file that is no JSON; undefined where one is. */
  readonly onUnread: (file: string | undefined) => void
}

function ImportButton({ onFile, onUnread }: ImportButtonProps) {
  const t = useText<typeof uiZh>()
  const id = useId()
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    const parsed = jsonObjectIn(await file.text())
    onUnread(parsed === undefined ? file.name : undefined)
    if (parsed !== undefined) onFile(parsed)
  }
  return (
    <label className="button" htmlFor={id}>
      {t('watch.import_model')}
      <input
        id={id}
        type="file"
        className="hidden"
        accept=".json,application/json"
        onChange={(event) => {
          void read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </label>
  )
}

function jsonObjectIn(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function useColumns(
  act: ReturnType<typeof useActs>,
  onEdit: (id: string) => void,
): readonly Column<ModelRow>[] {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  return [
    {
      key: 'title',
      title: t('watch.name'),
      isHead: true,
      width: '28%',
      render: (row) => (
        <>
          {text(row.title)} <span className="quiet">{t('watch.version', { version: row.version })}</span>
          <div className="quiet">
            <code>{row.key}</code> ·{' '}
            {t('watch.change_line_by', { name: row.changedName, at: format.instant(row.changedAt) })}
          </div>
        </>
      ),
    },
    { key: 'level', title: t('watch.level'), render: (row) => <LevelTag level={row.level} /> },
    {
      key: 'state',
      title: t('watch.state'),
      render: (row) => (
        <span className={row.state === 'on' ? 'state met' : 'state'}>{t(`watch.model_${row.state}`)}</span>
      ),
    },
    {
      key: 'tried',
      title: t('watch.tried'),
      render: (row) =>
        row.tried === null || row.triedVersion !== row.version
          ? t('watch.untried')
          : t('watch.trial', { pages: format.number(row.tried.pages), hits: format.number(row.tried.hits) }),
    },
    {
      key: 'findings',
      title: t('watch.all_findings'),
      align: 'end',
      render: (row) => format.number(row.findings),
    },
    {
      key: 'precision',
      title: t('watch.quality'),
      align: 'end',
      render: (row) => (row.precision === null ? t('watch.never') : `${Math.round(row.precision * 100)}%`),
    },
    {
      key: 'acts',
      title: t('watch.acts'),
      render: (row) => <ModelActs row={row} act={act} onEdit={onEdit} />,
    },
  ]
}

interface ModelActsProps {
  readonly row: ModelRow
  readonly act: ReturnType<typeof useActs>
  readonly onEdit: (id: string) => void
}

function ModelActs({ row, act, onEdit }: ModelActsProps) {
  const t = useText<typeof uiZh>()
  const isUntried = row.triedVersion !== row.version
  const next = row.state === 'on' ? 'off' : 'on'
  const name = row.title.zh
  return (
    <span className="button-row">
      {row.mayCompose && (
        <>
          <button
            type="button"
            className="text-button"
            disabled={act.isBusy}
            onClick={() => act.tryIt(row.id)}
          >
            {t('watch.try_model')}
            <span className="hidden"> {name}</span>
          </button>
          <button
            type="button"
            className="text-button"
            disabled={act.isBusy || (next === 'on' && isUntried)}
            title={next === 'on' && isUntried ? t('watch.untried') : ''}
            onClick={() => act.switchTo(row.id, next)}
          >
            {t(`watch.switch_${next}`)}
            <span className="hidden"> {name}</span>
          </button>
          {valuesOf(row.file) !== undefined && (
            <button type="button" className="text-button" onClick={() => onEdit(row.id)}>
              {t('watch.edit_model')}
              <span className="hidden"> {name}</span>
            </button>
          )}
        </>
      )}
      <a href={addressOf(exportModel, { params: { modelId: row.id } })} download>
        {t('watch.export_model')}
        <span className="hidden"> {name}</span>
      </a>
    </span>
  )
}
