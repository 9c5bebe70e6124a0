/** 导入表格: template, a verdict on each row before anything is kept, then all rows or only the good ones. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { EndpointAnswer } from '../../kernel/endpoint.ts'
import type { AnyEndpoint } from '../api.ts'
import { uploadFile } from '../upload.ts'
import { FieldErrors } from './FieldErrors.tsx'
import { UploadBox } from './UploadBox.tsx'

/** `check` only judges; `all` keeps what was sent when every row is good; `good` leaves out the bad rows. */
type Mode = 'check' | 'all' | 'good'

export interface SheetRow {
  readonly key: string
  readonly cells: readonly ReactNode[]
  /** What becomes of a row without a problem. */
  readonly verdict: string
  readonly problems: readonly { readonly field: string; readonly reason: string }[]
}

interface SheetImportProps<E extends AnyEndpoint> {
  /** Takes the mode in its query. */
  readonly endpoint: E
  readonly params?: object
  readonly maxBytes: number
  readonly template: { readonly href: string; readonly title: string }
  readonly label: string
  readonly hint: string
  /** What a check found, in words. */
  readonly checked: (outcome: EndpointAnswer<E>) => string
  /** The button that keeps the good rows, by its words; in their place why there is none. */
  readonly keep: (outcome: EndpointAnswer<E>) => {
    readonly hasBad: boolean
    readonly title?: string
    readonly reason?: string
  }
  readonly done: (outcome: EndpointAnswer<E>) => ReactNode
  readonly caption: string
  /** Headings of the rows' cells; the last is the verdict's. */
  readonly headings: readonly string[]
  readonly rowsOf: (outcome: EndpointAnswer<E>, isDone: boolean) => readonly SheetRow[]
}

export function SheetImport<E extends AnyEndpoint>(props: SheetImportProps<E>) {
  const client = useQueryClient()
  const [checked, setChecked] = useState<{ file: File; outcome: EndpointAnswer<E> }>()
  const [done, setDone] = useState<EndpointAnswer<E>>()
  const [error, setError] = useState<unknown>()
  const [isSending, setSending] = useState(false)
  const inputIn = (mode: Mode) => ({ ...(props.params && { params: props.params }), query: { mode } })
  const onKeep = async (file: File, mode: Mode) => {
    setSending(true)
    setError(undefined)
    try {
      setDone(await uploadFile(props.endpoint, file, { input: inputIn(mode) }))
      setChecked(undefined)
      await client.invalidateQueries()
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }
  const keep = checked && props.keep(checked.outcome)
  const outcome = done ?? checked?.outcome
  return (
    <>
      <p>
        <a href={props.template.href} download>
          {props.template.title}
        </a>
      </p>
      <UploadBox
        endpoint={props.endpoint}
        input={inputIn('check')}
        label={props.label}
        hint={props.hint}
        accept=".xlsx"
        maxBytes={props.maxBytes}
        onUploaded={(answer, file) => {
          setDone(undefined)
          setError(undefined)
          setChecked({ file, outcome: answer })
        }}
      />
      <FieldErrors error={error} />
      {checked && (
        <p role="status">
          <strong>{props.checked(checked.outcome)}</strong>
        </p>
      )}
      {keep?.reason && <p className="quiet">{keep.reason}</p>}
      {checked && keep?.title && (
        // The good rows go in without the bad ones only by the button that says so.
        <div className="button-row">
          <Button
            type={keep.hasBad ? 'default' : 'primary'}
            loading={isSending}
            onClick={() => void onKeep(checked.file, keep.hasBad ? 'good' : 'all')}
          >
            {keep.title}
          </Button>
        </div>
      )}
      {done && (
        <div className="notice" role="status">
          {props.done(done)}
        </div>
      )}
      {outcome && (
        <Verdicts
          caption={props.caption}
          headings={props.headings}
          rows={props.rowsOf(outcome, done !== undefined)}
        />
      )}
    </>
  )
}

interface VerdictsProps {
  readonly caption: string
  readonly headings: readonly string[]
  readonly rows: readonly SheetRow[]
}

function Verdicts({ caption, headings, rows }: VerdictsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={caption}>
      <table className="table">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, verdict, problems }) => (
            <tr key={key}>
              {cells.map((cell, place) => (
                <td key={headings[place]}>{cell}</td>
              ))}
              <td>
                {problems.length === 0
                  ? verdict
                  : problems.map(({ field, reason }) => (
                      <div key={`${field} ${reason}`}>
                        {field}: {reason}
                      </div>
                    ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
