/** The pages of a pdf as pictures, drawn by pdf.js in its worker, without scripts, links or forms of the file. */
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../../../../web/i18n.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'

GlobalWorkerOptions.workerSrc = workerAddress

const PAGES_AT_ONCE = 5
/** Sharp on a screen of two pixels a point, and no more. */
const SCALE_MAX = 2

export default function PdfPages({ file }: { file: string }) {
  const t = useText<typeof materialsUiZh>()
  const [document, setDocument] = useState<PDFDocumentProxy>()
  const [isDamaged, setDamaged] = useState(false)
  const [shown, setShown] = useState(PAGES_AT_ONCE)
  useEffect(() => {
    setDocument(undefined)
    setDamaged(false)
    const task = getDocument({
      url: file,
      withCredentials: true,
      disableAutoFetch: true,
      enableXfa: false,
      cMapUrl: '/pdf/cmaps/',
      cMapPacked: true,
      standardFontDataUrl: '/pdf/standard_fonts/',
      wasmUrl: '/pdf/wasm/',
      verbosity: 0,
    })
    task.promise.then(setDocument, () => setDamaged(true))
    return () => void task.destroy()
  }, [file])
  if (isDamaged) return <p className="notice">{t('material.preview_damaged')}</p>
  if (!document)
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  const count = Math.min(shown, document.numPages)
  const numbers = Array.from({ length: count }, (_, at) => at + 1)
  return (
    <div className="preview-pdf">
      {numbers.map((number) => (
        <Page key={number} document={document} number={number} />
      ))}
      <p className="quiet">{t('material.preview_pages', { pages: document.numPages, shown: count })}</p>
      {count < document.numPages && (
        <button type="button" className="button" onClick={() => setShown(shown + PAGES_AT_ONCE)}>
          {t('material.preview_more')}
        </button>
      )}
    </div>
  )
}

function Page({ document, number }: { document: PDFDocumentProxy; number: number }) {
  const t = useText<typeof materialsUiZh>()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let isGone = false
    const draw = async () => {
      const page = await document.getPage(number)
      const target = canvas.current
      if (isGone || target === null) return
      const plain = page.getViewport({ scale: 1 })
      const wanted = (target.clientWidth / plain.width) * Math.min(window.devicePixelRatio, SCALE_MAX)
      const viewport = page.getViewport({ scale: Math.max(wanted, 1) })
      target.width = Math.ceil(viewport.width)
      target.height = Math.ceil(viewport.height)
      await page.render({ canvas: target, viewport }).promise
    }
    // A page that cannot be drawn stays blank; the file is there to be downloaded.
    draw().catch(() => {})
    return () => {
      isGone = true
    }
  }, [document, number])
  return <canvas ref={canvas} role="img" aria-label={t('material.preview_page', { page: number })} />
}
