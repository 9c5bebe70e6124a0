/** 外部模型: declared by the administrator, seen by officers with how they answered. */
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { type Column, DataTable } from '../../../../web/components/DataTable.tsx'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import {
  declareOutsideModel,
  listOutsideModels,
  type OutsideModelRow,
  switchOutsideModel,
  tryOutsideModel,
} from '../../contract.ts'
import { LevelTag } from '../review/LevelTag.tsx'
import { WatchTabs } from '../Tabs.tsx'
import { DeclareForm, type DeclareValues, NEW_DECLARATION, valuesOf } from './DeclareForm.tsx'
import type { Words } from './words.ts'

const ADDRESS = 'edit'

export default function OutsideModelsPage() {
  const t = useText<Words>()
  const may = useMay()
  const [address, setAddress] = useSearchParams()
  const [tried, setTried] = useState<OutsideModelRow>()
  const { data } = useEndpoint(listOutsideModels)
  const declare = useAct(declareOutsideModel)
  const change = useAct(switchOutsideModel)
  const edited = address.get(ADDRESS)
  const row = data?.items.find(({ id }) => id === edited)
  const mayDeclare = data?.mayDeclare === true
  const isEditing = mayDeclare && (edited === 'new' || row !== undefined)
  const close = () => setAddress({})
  const onSubmit = async (values: DeclareValues) => {
    await declare.mutateAsync({
      body: {
        key: values.key,
        title: values.title,
        basis: values.basis,
        level: values.level,
        timeoutMs: Number(values.timeoutMs),
        target:
          values.kind === 'http'
            ? { kind: 'http', url: values.url }
            : {
                kind: 'process',
                program: values.program,
                args: values.args.split(/\s+/).filter((part) => part !== ''),
              },
      },
    })
    close()
  }
  const columns = useColumns({
    mayDeclare,
    isBusy: change.isPending,
    onEdit: (id) => setAddress({ [ADDRESS]: id }),
    onSwitch: (modelId, state) => change.mutate({ params: { modelId }, body: { state } }),
    onTry: setTried,
  })
  const actions = mayDeclare && !isEditing && (
    <button type="button" className="button primary" onClick={() => setAddress({ [ADDRESS]: 'new' })}>
      {t('outside.declare')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('outside.title')} lead={t('outside.lead')} actions={actions} />
      {may('monitoring.read') && <WatchTabs current="models" />}
      {data && !mayDeclare && <p className="quiet">{t('outside.may_not')}</p>}
      <FieldErrors error={change.error} />
      {isEditing && data ? (
        <DeclareForm
          key={edited}
          name={`monitoring.outside.${edited}`}
          initial={row === undefined ? NEW_DECLARATION : valuesOf(row)}
          isNew={row === undefined}
          programs={data.programs}
          onSubmit={onSubmit}
          onCancel={close}
        />
      ) : (
        <DataTable
          endpoint={listOutsideModels}
          title={t('outside.title')}
          columns={columns}
          rowKey={(each) => each.id}
          empty={<Empty title={t('outside.none')}>{t('outside.none_why')}</Empty>}
        />
      )}
      <Dialog title={t('outside.try')} open={tried !== undefined} onClose={() => setTried(undefined)}>
        {tried && <TryForm model={tried} onClose={() => setTried(undefined)} />}
      </Dialog>
    </>
  )
}

function TryForm({ model, onClose }: { model: OutsideModelRow; onClose: () => void }) {
  const t = useText<Words>()
  const ask = useAct(tryOutsideModel, { invalidates: [] })
  const { data } = ask
  return (
    <DraftForm<{ readonly content: string }>
      name={`monitoring.outside.try.${model.id}`}
      submit={t('outside.try')}
      onSubmit={async (values) => await ask.mutateAsync({ params: { modelId: model.id }, body: values })}
      onCancel={onClose}
    >
      <Form.Item
        name="content"
        label={t('outside.try_text')}
        rules={[{ required: true, message: t('watch.field_needed') }]}
      >
        <Input.TextArea rows={5} />
      </Form.Item>
      {data && (
        <div className="notice" role="status">
          <p>
            {t('outside.tried', {
              outcome: t(`outside.outcome_${data.outcome}` as 'outside.outcome_answered'),
              ms: data.elapsedMs,
            })}{' '}
            {data.detail}
          </p>
          {data.outcome === 'answered' && data.findings.length === 0 && <p>{t('outside.tried_none')}</p>}
          <ul className="plain-list">
            {data.findings.map((finding) => (
              <li key={`${finding.text} ${finding.reason}`}>
                <LevelTag level={finding.level} /> <mark>{finding.text}</mark> {finding.reason}
              </li>
            ))}
          </ul>
        </div>
      )}
    </DraftForm>
  )
}

interface Acts {
  readonly mayDeclare: boolean
  readonly isBusy: boolean
  readonly onEdit: (id: string) => void
  readonly onSwitch: (id: string, state: 'on' | 'off') => void
  readonly onTry: (row: OutsideModelRow) => void
}

function useColumns(acts: Acts): readonly Column<OutsideModelRow>[] {
  const t = useText<Words>()
  const format = useFormats()
  const columns: Column<OutsideModelRow>[] = [
    {
      key: 'title',
      title: t('outside.name'),
      isHead: true,
      render: (row) => (
        <>
          {row.title} <span className="quiet">{t('watch.version', { version: row.version })}</span>
          <div className="quiet">
            <code>{row.key}</code> ·{' '}
            {t('watch.change_line_by', { name: row.declaredName, at: format.instant(row.declaredAt) })}
          </div>
        </>
      ),
    },
    { key: 'level', title: t('outside.level'), render: (row) => <LevelTag level={row.level} /> },
    {
      key: 'target',
      title: t('outside.target'),
      render: ({ target }) => (
        <>
          {t(`outside.kind_${target.kind}`)}{' '}
          <code className="long-address">
            {target.kind === 'http' ? target.url : [target.program, ...target.args].join(' ')}
          </code>
        </>
      ),
    },
    {
      key: 'state',
      title: t('outside.state'),
      render: (row) => (
        <span className={row.state === 'on' ? 'state met' : 'state'}>{t(`watch.model_${row.state}`)}</span>
      ),
    },
    {
      key: 'outcomes',
      title: t('outside.outcomes'),
      render: (row) =>
        row.outcomes.length === 0
          ? t('outside.never_asked')
          : row.outcomes.map(({ outcome, number, lastAt, lastDetail }) => (
              <div key={outcome} title={lastDetail}>
                {t('outside.outcome_line', {
                  outcome: t(`outside.outcome_${outcome}` as 'outside.outcome_answered'),
                  number: format.number(number),
                })}{' '}
                <span className="quiet">{t('outside.last', { at: format.instant(lastAt) })}</span>
              </div>
            )),
    },
  ]
  if (!acts.mayDeclare) return columns
  return [
    ...columns,
    { key: 'acts', title: t('watch.acts'), render: (row) => <RowActs row={row} acts={acts} /> },
  ]
}

function RowActs({ row, acts }: { row: OutsideModelRow; acts: Acts }) {
  const t = useText<Words>()
  const next = row.state === 'on' ? 'off' : 'on'
  const name = <span className="hidden"> {row.title}</span>
  return (
    <span className="button-row">
      <button type="button" className="text-button" onClick={() => acts.onTry(row)}>
        {t('outside.try')}
        {name}
      </button>
      <button
        type="button"
        className="text-button"
        disabled={acts.isBusy}
        onClick={() => acts.onSwitch(row.id, next)}
      >
        {t(`watch.switch_${next}`)}
        {name}
      </button>
      <button type="button" className="text-button" onClick={() => acts.onEdit(row.id)}>
        {t('outside.change')}
        {name}
      </button>
    </span>
  )
}
