/** Chooses checkpoint files that were kept elsewhere; they are read here and sent with the order to verify. */
import { useId, useState } from 'react'
import { useText } from '../../../web/i18n.ts'
import type { AuditMessages } from '../messages/ui-zh.ts'
import { addFiles, type CheckpointFile } from './checkpoint-files.ts'

export interface CheckpointFilesProps {
  readonly files: readonly CheckpointFile[]
  readonly onFiles: (files: readonly CheckpointFile[]) => void
}

export function CheckpointFiles({ files, onFiles }: CheckpointFilesProps) {
  const t = useText<AuditMessages>()
  const id = useId()
  const [faults, setFaults] = useState<readonly string[]>([])
  const choose = async (chosen: readonly File[]) => {
    const read = await addFiles(files, chosen)
    setFaults([
      ...read.bad.map((name) => t('audit.file_bad', { name })),
      ...(read.isTooMany ? [t('audit.files_too_many')] : []),
    ])
    onFiles(read.files)
  }
  return (
    <details>
      <summary>{t('audit.files')}</summary>
      <p>{t('audit.files_words')}</p>
      <p>
        <label className="button audit-files" htmlFor={id}>
          {t('audit.files_choose')}
          <input
            id={id}
            type="file"
            className="hidden"
            accept=".json,application/json"
            multiple
            onChange={(event) => {
              void choose([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </label>
      </p>
      {faults.length > 0 && (
        <div role="alert">
          {faults.map((fault) => (
            <p key={fault} className="field-fault">
              {fault}
            </p>
          ))}
        </div>
      )}
      <ul>
        {files.map((file) => (
          <li key={file.text} className="audit-id">
            {file.name}{' '}
            <button
              type="button"
              className="text-button"
              aria-label={t('audit.file_remove_of', { name: file.name })}
              onClick={() => onFiles(files.filter((each) => each !== file))}
            >
              {t('audit.file_remove')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
