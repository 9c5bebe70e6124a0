/** 预览: text and tables come from the server; pictures and pdf are drawn here out of the file, which is never opened in place. */
import { lazy, Suspense, useEffect, useState } from 'react'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { addressOf } from '../../../../web/api.ts'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { openMaterial, previewMaterial } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'

const PdfPages = lazy(() => import('./PdfPages.tsx'))

export interface PreviewProps {
  readonly materialId: string
  readonly version: number
  readonly fileName: string
}

export function Preview({ materialId, version, fileName }: PreviewProps) {
  const t = useText<typeof materialsUiZh>()
  const { data, error, refetch } = useEndpoint(previewMaterial, {
    params: { materialId },
    query: { version },
  })
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data)
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  const file = addressOf(openMaterial, { params: { materialId }, query: { version } })
  return (
    <>
      {data.why && <p className="notice">{t(`material.preview_${data.why}`)}</p>}
      {data.charset && <p className="quiet">{t('material.preview_charset', { charset: data.charset })}</p>}
      {data.kind === 'image' && <Picture file={file} name={fileName} />}
      {data.kind === 'pdf' && (
        <Suspense
          fallback={
            <p className="loading" role="status">
              {t('web.loading')}
            </p>
          }
        >
          <PdfPages file={file} />
        </Suspense>
      )}
      {data.kind === 'text' && <pre className="preview-text">{data.lines.join('\n')}</pre>}
      {data.kind === 'document' && <Blocks blocks={data.blocks} />}
      {data.kind === 'sheets' &&
        data.sheets.map((sheet) => (
          <div key={sheet.name}>
            <h3>{sheet.name}</h3>
            <Cells rows={sheet.rows} label={sheet.name} />
          </div>
        ))}
      {data.cut && <p className="notice">{t('material.preview_cut')}</p>}
    </>
  )
}

/** The picture as bytes of our own: the server hands files out for keeping only. */
function Picture({ file, name }: { file: string; name: string }) {
  const t = useText<typeof materialsUiZh>()
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    const stop = new AbortController()
    const load = async () => {
      const answer = await fetch(file, { signal: stop.signal })
      if (!answer.ok) return
      made = URL.createObjectURL(await answer.blob())
      setAddress(made)
    }
    load().catch(() => {})
    return () => {
      stop.abort()
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [file])
  return address === undefined ? (
    <p className="loading" role="status">
      {t('web.loading')}
    </p>
  ) : (
    <img className="preview-image" src={address} alt={t('material.preview_alt', { name })} />
  )
}

type Blocks = EndpointAnswer<typeof previewMaterial>['blocks']

function Blocks({ blocks }: { blocks: Blocks }) {
  return (
    <div className="preview-document">
      {blocks.map((block, at) => {
        const key = `${at}`
        if (block.kind === 'table') return <Cells key={key} rows={block.rows} label={key} />
        return (
          <p key={key} className={block.heading === null ? undefined : 'preview-heading'}>
            {block.text}
          </p>
        )
      })}
    </div>
  )
}

function Cells({ rows, label }: { rows: readonly (readonly string[])[]; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={label}>
      <table className="table dense">
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name and never move
            <tr key={at}>
              {row.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor have its cells
                <td key={place}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
