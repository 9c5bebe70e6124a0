/** One file of the upload drawer: its title, items and tags, how far it is, and what is like it. */
import { App } from 'antd'
import { useId } from 'react'
import { Link } from 'react-router'
import { useProblemText } from '../../../../web/components/ErrorPage.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { linkMaterials } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'
import { materialAddress } from '../score/explanation-nodes.ts'
import { LabelledSelect } from './LabelledSelect.tsx'
import type { useChoices } from './use-choices.ts'
import type { ChosenFile, useFiles } from './use-files.ts'

export interface FileCardProps {
  readonly file: ChosenFile
  readonly files: ReturnType<typeof useFiles>
  readonly choices: ReturnType<typeof useChoices>
}

export function FileCard(props: FileCardProps) {
  const t = useText<typeof materialsUiZh>()
  const format = useFormats()
  const id = useId()
  const { file: chosen, files, choices } = props
  const { file, about, entry, key } = chosen
  return (
    <li className="panel upload-file">
      <div className="upload-file-head">
        <strong>{file.name}</strong> <span className="quiet">{format.bytes(file.size)}</span>
        <StateWords {...props} />
        <span className="button-row">
          {entry && ['sending', 'waiting', 'retrying'].includes(entry.state) && (
            <button type="button" className="text-button" onClick={() => files.pause(key)}>
              {t('upload.pause')}
            </button>
          )}
          {entry && ['paused', 'failed'].includes(entry.state) && (
            <button type="button" className="text-button" onClick={() => files.resume(key)}>
              {t(entry.state === 'paused' ? 'upload.resume' : 'upload.retry')}
            </button>
          )}
          <button type="button" className="text-button" onClick={() => files.remove(key)}>
            {t('upload.remove')}
            <span className="hidden"> {file.name}</span>
          </button>
        </span>
      </div>
      {entry && entry.state !== 'done' && entry.state !== 'failed' && (
        <progress
          value={file.size === 0 ? 0 : entry.sent / file.size}
          max={1}
          aria-label={t('upload.progress', { file: file.name })}
        />
      )}
      <SameHint {...props} />
      <div className="upload-fields">
        <div className="labelled">
          <label htmlFor={id}>
            {t('material.name')}
            <span className="hidden"> {file.name}</span>
          </label>
          <input
            id={id}
            className="input"
            maxLength={200}
            value={about.title}
            onChange={(event) => files.describe(key, { ...about, title: event.target.value })}
          />
        </div>
        <LabelledSelect
          label={t('upload.file_items', { file: file.name })}
          options={choices.items}
          value={about.items}
          onChange={(items) => files.describe(key, { ...about, items })}
          isLabelHidden
        />
        <LabelledSelect
          label={t('upload.file_tags', { file: file.name })}
          value={about.tags}
          onChange={(tags) => files.describe(key, { ...about, tags })}
          isLabelHidden
        />
      </div>
    </li>
  )
}

function StateWords({ file: { entry, isTooLarge, isChecking, same } }: FileCardProps) {
  const t = useText<typeof materialsUiZh>()
  const problemText = useProblemText()
  if (isTooLarge) return <span role="alert">{t('upload.state_too_large')}</span>
  if (entry === undefined) {
    if (isChecking) return <span role="status">{t('upload.state_checking')}</span>
    return same ? <span role="status">{t('upload.state_held')}</span> : null
  }
  if (entry.state === 'failed')
    return <span role="alert">{t('upload.state_failed', { why: problemText(entry.problem) })}</span>
  return <span role="status">{t(`upload.state_${entry.state}`)}</span>
}

/** 查重: the same content is linked rather than uploaded again; the same name may be a new version. */
function SameHint({ file: { same, key, about, entry }, files }: FileCardProps) {
  const t = useText<typeof materialsUiZh>()
  const format = useFormats()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const act = useAct(linkMaterials)
  if (same === undefined) return null
  const link = async () => {
    try {
      await act.mutateAsync({ body: { materials: [same.id], add: about.items } })
      void message.success(t('material.linked'))
      files.remove(key)
    } catch (problem) {
      void message.error(problemText(problem))
    }
  }
  return (
    <p className="notice">
      {t(same.by === 'content' ? 'upload.same_content' : 'upload.same_name', {
        unit: same.unitName,
        at: format.instant(same.enteredAt),
      })}{' '}
      <Link to={materialAddress(same.id)} target="_blank">
        {same.title}
      </Link>
      {same.by === 'content' && entry === undefined && (
        <span className="button-row">
          {about.items.length > 0 && (
            <button type="button" className="button" onClick={() => void link()}>
              {t('upload.same_link')}
            </button>
          )}
          <button type="button" className="button" onClick={() => files.sendAnyway(key)}>
            {t('upload.same_anyway')}
          </button>
        </span>
      )}
    </p>
  )
}
