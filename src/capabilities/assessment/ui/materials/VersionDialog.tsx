/** 上传新版本: one file in pieces, with a word on what changed. */
import { App } from 'antd'
import { useId, useState } from 'react'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { useProblemText } from '../../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useUploadQueue } from '../../../../web/uploads/use-upload-queue.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { enterMaterialVersion } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'

export function VersionDialog({ materialId, onClose }: { materialId: string; onClose: () => void }) {
  const t = useText<typeof materialsUiZh>()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const id = useId()
  const { queue, entries } = useUploadQueue()
  const [note, setNote] = useState('')
  const act = useAct(enterMaterialVersion)
  const [entry] = entries
  const close = () => {
    if (entry) queue.remove(entry.key)
    onClose()
  }
  const enter = async () => {
    if (entry?.finished === undefined) return
    await act.mutateAsync({ params: { materialId }, body: { uploadId: entry.finished.id, note } })
    queue.forget([entry.key])
    void message.success(t('material.version_done'))
    onClose()
  }
  return (
    <Dialog title={t('material.new_version')} open onClose={close}>
      <p className="labelled">
        <label htmlFor={`${id}-file`}>{t('upload.choose')}</label>
        <input
          id={`${id}-file`}
          type="file"
          onChange={(event) => {
            for (const each of entries) queue.remove(each.key)
            queue.add([...(event.target.files ?? [])].slice(0, 1))
          }}
        />
      </p>
      {entry && (
        <p>
          <progress
            value={entry.file.size === 0 ? 0 : entry.sent / entry.file.size}
            max={1}
            aria-label={t('upload.progress', { file: entry.file.name })}
          />{' '}
          <span role="status">
            {entry.state === 'failed'
              ? t('upload.state_failed', { why: problemText(entry.problem) })
              : t(`upload.state_${entry.state}`)}
          </span>
        </p>
      )}
      <p className="labelled">
        <label htmlFor={`${id}-note`}>{t('material.version_note')}</label>
        <textarea
          id={`${id}-note`}
          className="input"
          rows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </p>
      <FieldErrors error={act.error} />
      <div className="button-row">
        <button
          type="button"
          className="button primary"
          disabled={entry?.state !== 'done' || act.isPending}
          onClick={() => void enter().catch(() => {})}
        >
          {t('material.new_version')}
        </button>
        <button type="button" className="button" onClick={close}>
          {t('material.cancel')}
        </button>
      </div>
    </Dialog>
  )
}
