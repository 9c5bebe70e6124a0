/** 上传材料: many files at once, each told apart, sent while they are described; then entered together. */
import { App, Drawer } from 'antd'
import { type DragEvent, useId, useState } from 'react'
import { listUploads } from '../../../../platform/uploads/contract.ts'
import { ConfirmDialog } from '../../../../web/components/ConfirmDialog.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useUploadQueue } from '../../../../web/uploads/use-upload-queue.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { enterMaterials, getMaterialRequest } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'
import { FileCard } from './FileCard.tsx'
import { LabelledSelect } from './LabelledSelect.tsx'
import { useChoices } from './use-choices.ts'
import { type Described, useFiles } from './use-files.ts'
import './materials.css'

export interface UploadDrawerProps {
  readonly items: readonly string[]
  readonly requestId?: string | undefined
  readonly onClose: () => void
}

export function UploadDrawer(props: UploadDrawerProps) {
  const t = useText<typeof materialsUiZh>()
  const [isLeaving, setLeaving] = useState(false)
  const { queue, entries } = useUploadQueue()
  const files = useFiles(queue, entries)
  const close = () => {
    if (files.list.length === 0) return props.onClose()
    setLeaving(true)
  }
  return (
    <Drawer title={t('upload.title')} open onClose={close} size={760} mask={{ closable: false }}>
      <Upload {...props} files={files} onEntered={props.onClose} />
      <ConfirmDialog
        title={t('web.close')}
        open={isLeaving}
        onConfirm={props.onClose}
        onClose={() => setLeaving(false)}
      >
        {t('upload.close_ask')}
      </ConfirmDialog>
    </Drawer>
  )
}

type Files = ReturnType<typeof useFiles>

function Upload({
  items,
  requestId,
  files,
  onEntered,
}: UploadDrawerProps & { files: Files; onEntered: () => void }) {
  const t = useText<typeof materialsUiZh>()
  const { message } = App.useApp()
  const choices = useChoices()
  const limits = useEndpoint(listUploads)
  const request = useEndpoint(
    getMaterialRequest,
    { params: { requestId: requestId ?? '' } },
    { enabled: requestId !== undefined },
  )
  const act = useAct(enterMaterials)
  const [unitId, setUnitId] = useState<string>()
  const [common, setCommon] = useState<Pick<Described, 'items' | 'tags'>>({ items: [...items], tags: [] })
  const { list } = files
  const ready = list.filter((file) => file.entry?.state === 'done')
  const isReady = list.length > 0 && ready.length === list.length
  const unit = request.data?.unitId ?? unitId
  const enter = async () => {
    const materials = ready.flatMap(({ entry, about, isWantedTwice }) =>
      entry?.finished === undefined
        ? []
        : [{ ...about, uploadId: entry.finished.id, sameAllowed: isWantedTwice }],
    )
    await act.mutateAsync({
      body: {
        materials,
        ...(unit ? { unitId: unit } : {}),
        ...(requestId === undefined ? {} : { requestId }),
      },
    })
    files.clear()
    void message.success(t('upload.entered', { count: materials.length }))
    onEntered()
  }
  return (
    <div className="upload-room">
      {request.data && <p className="notice">{t('upload.for_request', { title: request.data.title })}</p>}
      <DropZone
        sizeMax={limits.data?.sizeMax}
        onFiles={(chosen) => files.add(chosen, { ...common, sizeMax: limits.data?.sizeMax ?? 0 })}
      />
      <section className="panel" aria-labelledby="upload-all">
        <h2 id="upload-all">{t('upload.for_all')}</h2>
        {choices.ownUnits.length > 1 && requestId === undefined && (
          <LabelledSelect
            label={t('upload.unit')}
            options={choices.ownUnits}
            value={unitId === undefined ? [] : [unitId]}
            onChange={([first]) => setUnitId(first)}
            isSingle
          />
        )}
        <LabelledSelect
          label={t('upload.items')}
          options={choices.items}
          value={common.items}
          onChange={(value) => setCommon({ ...common, items: value })}
        />
        <LabelledSelect
          label={t('upload.tags')}
          value={common.tags}
          onChange={(value) => setCommon({ ...common, tags: value })}
        />
        {list.length > 0 && (
          <button type="button" className="button" onClick={() => files.describeAll(common)}>
            {t('upload.apply')}
          </button>
        )}
      </section>
      {list.length > 0 && <Whole files={files} />}
      <ul className="upload-files" aria-label={t('upload.files')}>
        {list.map((file) => (
          <FileCard key={file.key} file={file} files={files} choices={choices} />
        ))}
      </ul>
      <FieldErrors error={act.error} />
      {list.length > 0 && (
        <div className="button-row upload-foot">
          <button
            type="button"
            className="button primary"
            disabled={!isReady || act.isPending}
            onClick={() => void enter().catch(() => {})}
          >
            {t('upload.enter', { count: list.length })}
          </button>
          {!isReady && <span className="quiet">{t('upload.enter_wait')}</span>}
        </div>
      )}
    </div>
  )
}

function Whole({ files: { list } }: { files: Files }) {
  const t = useText<typeof materialsUiZh>()
  const format = useFormats()
  const size = list.reduce((sum, each) => sum + each.file.size, 0)
  const sent = list.reduce((sum, each) => sum + (each.entry?.sent ?? 0), 0)
  const done = list.filter((each) => each.entry?.state === 'done').length
  return (
    <p className="upload-whole">
      <progress value={size === 0 ? 0 : sent / size} max={1} aria-label={t('upload.progress_all')} />{' '}
      <span role="status">
        {t('upload.whole', { done, all: list.length, sent: format.bytes(sent), size: format.bytes(size) })}
      </span>
    </p>
  )
}

function DropZone({ sizeMax, onFiles }: { sizeMax: number | undefined; onFiles: (files: File[]) => void }) {
  const t = useText<typeof materialsUiZh>()
  const format = useFormats()
  const id = useId()
  const [isOver, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    <label
      className={isOver ? 'upload-box over' : 'upload-box'}
      htmlFor={id}
      onDrop={onDrop}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
    >
      <strong>{t('upload.choose')}</strong>
      <span>{t('upload.drop')}</span>
      {sizeMax !== undefined && (
        <span className="quiet">{t('upload.hint', { limit: format.bytes(sizeMax) })}</span>
      )}
      <input
        id={id}
        type="file"
        className="hidden"
        multiple
        disabled={sizeMax === undefined}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </label>
  )
}
