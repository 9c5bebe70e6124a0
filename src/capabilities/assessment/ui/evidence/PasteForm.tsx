/** 粘贴表格: the block, where each of its cells goes, and what became of it. */
import { type FormEvent, useId, useState } from 'react'
import { call } from '../../../../web/api.ts'
import { useProblemText } from '../../../../web/components/ErrorPage.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { enterFigure } from '../../../figures/contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { type FigureGrid, wheres } from './figure-grid.ts'
import { PastePreview } from './PastePreview.tsx'
import {
  cellKey,
  type PastedCell,
  type PasteOutcome,
  type PasteStart,
  parseBlock,
  placeBlock,
} from './paste.ts'
import type { Enter } from './use-evidence.ts'

export interface PasteFormProps {
  readonly grid: FigureGrid
  readonly start: PasteStart | undefined
  readonly text: string
  readonly enter: Enter
  readonly onDone: () => void
}

export function PasteForm(props: PasteFormProps) {
  const t = useText<typeof zh>()
  const bilingual = useBilingual()
  const problemText = useProblemText()
  const id = useId()
  const { grid } = props
  const [text, setText] = useState(props.text)
  const [series, setSeries] = useState(props.start?.series ?? grid.rows[0]?.key ?? '')
  const [where, setWhere] = useState(props.start?.where ?? 'local')
  const [source, setSource] = useState('')
  const [reason, setReason] = useState('')
  const publish = useMay()('figures.publish')
  const [isSending, setSending] = useState(false)
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, PasteOutcome>>(new Map())
  const year = props.start?.year ?? grid.years[0] ?? 0
  const cells = placeBlock(grid, parseBlock(text), { series, where, year })
  const sendable = cells.filter((cell) => !cell.refusal && !cell.isUnchanged)
  const isRevising = sendable.some((cell) => cell.cell?.figure)

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    const done = new Map<string, PasteOutcome>()
    const send = async (pasted: PastedCell) => {
      const { cell, value, unit } = pasted
      if (!cell) return
      const { series, where } = cell
      const body = { series, where, period: String(cell.year), value, unit, source, reason, publish }
      try {
        await call(enterFigure, { body })
        done.set(cellKey(pasted), {})
      } catch (error) {
        done.set(cellKey(pasted), { refusal: problemText(error) })
      }
      setOutcomes(new Map(done))
    }
    await props.enter(async () => {
      // One after the other: a refusal of one cell keeps the others.
      for (const pasted of sendable) await send(pasted)
    })
    setSending(false)
    if ([...done.values()].every((outcome) => outcome.refusal === undefined)) props.onDone()
  }
  return (
    <form className="paste" onSubmit={(event) => void onSubmit(event)}>
      <p className="quiet">{t('evidence.paste_hint')}</p>
      <label htmlFor={`${id}-text`}>{t('evidence.paste_block')}</label>
      <textarea
        id={`${id}-text`}
        rows={5}
        value={text}
        onChange={(event) => setText(event.target.value)}
        spellCheck={false}
      />
      <div className="button-row">
        <label htmlFor={`${id}-series`}>{t('evidence.paste_from')}</label>
        <select
          id={`${id}-series`}
          className="select"
          value={series}
          onChange={(event) => setSeries(event.target.value)}
        >
          {grid.rows.map((row) => (
            <option key={row.key} value={row.key}>
              {bilingual(row.title)}
            </option>
          ))}
        </select>
        <select
          className="select"
          aria-label={t('evidence.where')}
          value={where}
          onChange={(event) => setWhere(event.target.value === 'national' ? 'national' : 'local')}
        >
          {wheres.map((each) => (
            <option key={each} value={each}>
              {t(`evidence.where_${each}`)}
            </option>
          ))}
        </select>
        <span>{t('evidence.paste_year', { year })}</span>
      </div>
      {cells.length > 0 && <PastePreview cells={cells} outcomes={outcomes} />}
      <label htmlFor={`${id}-source`}>{t('evidence.column_source')}</label>
      <input
        id={`${id}-source`}
        className="input"
        required
        minLength={2}
        maxLength={300}
        value={source}
        placeholder={t('evidence.source_hint')}
        onChange={(event) => setSource(event.target.value)}
      />
      {isRevising && (
        <>
          <label htmlFor={`${id}-reason`}>{t('evidence.reason')}</label>
          <input
            id={`${id}-reason`}
            className="input"
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
      <div className="button-row">
        <button type="submit" className="button primary" disabled={isSending || sendable.length === 0}>
          {t('evidence.paste_submit', { count: sendable.length })}
        </button>
        <button type="button" className="button" onClick={props.onDone}>
          {t('web.cancel')}
        </button>
      </div>
    </form>
  )
}
