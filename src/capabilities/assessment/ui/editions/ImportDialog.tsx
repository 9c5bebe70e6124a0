/** 导入: the file is checked and compared first; only then it is kept, as a version or as own wordings. */

import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { uploadFile } from '../../../../web/upload.ts'
import { checkEditionFile, type EditionCheck, importEdition } from '../../contract.ts'
import type { editionsUiZh } from '../../messages/editions-ui-zh.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { FaultTable } from './FaultTable.tsx'

export interface ImportDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

export function ImportDialog({ open, onClose }: ImportDialogProps) {
  const t = useText<typeof editionsUiZh>()
  return (
    <Dialog title={t('edition.import')} open={open} onClose={onClose}>
      <ImportForm onClose={onClose} />
    </Dialog>
  )
}

function ImportForm({ onClose }: { onClose: () => void }) {
  const t = useText<typeof editionsUiZh>()
  const id = useId()
  const [file, setFile] = useState<File>()
  const [check, setCheck] = useState<EditionCheck>()
  const [error, setError] = useState<unknown>()
  const [isChecking, setChecking] = useState(false)
  const onChoose = async (chosen: File | undefined) => {
    setFile(chosen)
    setCheck(undefined)
    setError(undefined)
    if (chosen === undefined) return
    setChecking(true)
    try {
      setCheck(await uploadFile(checkEditionFile, chosen))
    } catch (refusal) {
      setError(refusal)
    } finally {
      setChecking(false)
    }
  }
  return (
    <div className="edition-import">
      <p>{t('edition.import_lead')}</p>
      <label htmlFor={id} className="field-label">
        {t('edition.file')}
      </label>
      <input
        id={id}
        type="file"
        className="input"
        accept=".xlsx,.yaml,.yml"
        onChange={(event) => void onChoose(event.target.files?.[0])}
      />
      {isChecking && <p role="status">{t('edition.checking')}</p>}
      <FieldErrors error={error} />
      {check && check.notices.length > 0 && (
        <p className="notice">{t('edition.notices', { count: check.notices.length })}</p>
      )}
      {check && check.faults.length > 0 && <FaultTable faults={check.faults} />}
      {check?.edition && file && <KeepForm check={check} file={file} onClose={onClose} />}
      {!check?.edition && (
        <div className="button-row">
          <button type="button" className="button" onClick={onClose}>
            {t('web.cancel')}
          </button>
        </div>
      )}
    </div>
  )
}

function KeepForm({ check, file, onClose }: { check: EditionCheck; file: File; onClose: () => void }) {
  const t = useText<typeof editionsUiZh>()
  const text = useBilingual()
  const id = useId()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { baseline } = check
  const [keep, setKeep] = useState<'version' | 'wordings'>(check.onlyWordings ? 'wordings' : 'version')
  const [note, setNote] = useState('')
  const [error, setError] = useState<unknown>()
  const [isKeeping, setKeeping] = useState(false)
  const isUnchanged = baseline?.table === 'complete' && check.changes.length === 0
  const onKeep = async () => {
    setKeeping(true)
    setError(undefined)
    try {
      const { ref, kept } = await uploadFile(importEdition, file, { input: { query: { keep, note } } })
      await client.invalidateQueries()
      onClose()
      navigate(`/assessment/editions/${ref}${kept === 'wordings' ? '?view=local' : ''}`)
    } catch (refusal) {
      setError(refusal)
      setKeeping(false)
    }
  }
  const choices = check.onlyWordings ? (['wordings', 'version'] as const) : (['version'] as const)
  const words = {
    wordings: t('edition.keep_wordings'),
    version:
      check.draft === null ? t('edition.keep_version') : t('edition.keep_replaces', { version: check.draft }),
  }
  return (
    <>
      <p>
        {baseline === null
          ? t('edition.no_baseline')
          : t('edition.baseline', {
              title: text(baseline.title),
              version:
                baseline.version === null
                  ? t('edition.to_import')
                  : t('edition.version', { version: baseline.version }),
            })}
      </p>
      <ChangeTable changes={check.changes} />
      {!isUnchanged && (
        <>
          <fieldset className="edition-keep">
            <legend>{t('edition.keep_how')}</legend>
            {choices.map((choice) => (
              <label key={choice}>
                <input type="radio" name={id} checked={keep === choice} onChange={() => setKeep(choice)} />{' '}
                {words[choice]}
              </label>
            ))}
          </fieldset>
          <label htmlFor={`${id}-note`} className="field-label">
            {t('edition.reason')}
          </label>
          <input
            id={`${id}-note`}
            className="input"
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.target.value)}
          />
        </>
      )}
      <FieldErrors error={error} />
      <div className="button-row">
        <button
          type="button"
          className="button primary"
          disabled={isUnchanged || isKeeping || note.trim().length < 2}
          onClick={() => void onKeep()}
        >
          {t('edition.keep')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('web.cancel')}
        </button>
      </div>
    </>
  )
}
