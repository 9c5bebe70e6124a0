/** Choose or drop files; each shows its progress, its end, or why it was refused, and can be stopped. */
import { type DragEvent, useId, useRef, useState } from 'react'
import type { EndpointAnswer } from '../../kernel/endpoint.ts'
import type { AnyEndpoint } from '../api.ts'
import { useFormats, useText } from '../i18n.ts'
import { type UploadOptions, uploadFile } from '../upload.ts'
import { useProblemText } from './ErrorPage.tsx'

export interface UploadBoxProps<E> {
  readonly endpoint: E
  readonly input?: UploadOptions['input']
  readonly label: string
  /** What may be sent, in words: "docx、pdf，不超过 20 MB". */
  readonly hint: string
  /** As for `<input accept>`. */
  readonly accept: string
  readonly maxBytes: number
  readonly multiple?: boolean
  readonly onUploaded: (answer: EndpointAnswer<E>, file: File) => void
  /** For pages that say more about a refusal than its words in the list. */
  readonly onFailed?: (error: unknown, file: File) => void
}

interface Sending {
  readonly key: number
  readonly file: File
  readonly share: number
  readonly state: 'sending' | 'sent' | 'failed'
  readonly words?: string
  readonly abort: () => void
}

export function UploadBox<E extends AnyEndpoint>(props: UploadBoxProps<E>) {
  const t = useText()
  const format = useFormats()
  const problemText = useProblemText()
  const id = useId()
  const nextKey = useRef(0)
  const [list, setList] = useState<readonly Sending[]>([])
  const [isOver, setOver] = useState(false)

  const change = (key: number, part: Partial<Sending>) =>
    setList((before) => before.map((each) => (each.key === key ? { ...each, ...part } : each)))

  const send = async (file: File) => {
    const key = nextKey.current++
    const controller = new AbortController()
    const entry: Sending = { key, file, share: 0, state: 'sending', abort: () => controller.abort() }
    if (file.size > props.maxBytes) {
      const words = t('web.upload_too_large', { limit: format.bytes(props.maxBytes) })
      setList((before) => [...before, { ...entry, state: 'failed', words }])
      return
    }
    setList((before) => [...before, entry])
    try {
      const answer = await uploadFile(props.endpoint, file, {
        ...(props.input ? { input: props.input } : {}),
        onProgress: (share) => change(key, { share }),
        signal: controller.signal,
      })
      change(key, { state: 'sent', share: 1 })
      props.onUploaded(answer, file)
    } catch (error) {
      change(key, { state: 'failed', words: problemText(error) })
      props.onFailed?.(error, file)
    }
  }
  const onFiles = (files: FileList | null) => {
    for (const file of [...(files ?? [])].slice(0, props.multiple ? undefined : 1)) void send(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles(event.dataTransfer.files)
  }
  return (
    <div className="upload">
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
        <strong>{props.label}</strong>
        <span>{t('web.upload_drop')}</span>
        <span className="quiet">{props.hint}</span>
        <input
          id={id}
          type="file"
          className="hidden"
          accept={props.accept}
          multiple={props.multiple ?? false}
          onChange={(event) => {
            onFiles(event.target.files)
            // The same file may be chosen again after it was mended.
            event.target.value = ''
          }}
        />
      </label>
      {list.length > 0 && (
        <ul className="upload-list">
          {list.map((each) => (
            <li key={each.key} className={each.state}>
              <span>{each.file.name}</span> <span className="quiet">{format.bytes(each.file.size)}</span>{' '}
              <span role="status">{each.words ?? t(`web.upload_${each.state}`)}</span>
              {each.state === 'sending' && (
                <>
                  <progress value={each.share} max={1} aria-label={each.file.name} />
                  <button type="button" className="text-button" onClick={each.abort}>
                    {t('web.upload_stop')}
                  </button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
