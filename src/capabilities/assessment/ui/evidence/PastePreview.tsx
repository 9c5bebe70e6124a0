/** Where each pasted cell goes, or why it goes nowhere. */
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { cellKey, type PastedCell, type PasteOutcome } from './paste.ts'

export interface PastePreviewProps {
  readonly cells: readonly PastedCell[]
  readonly outcomes: ReadonlyMap<string, PasteOutcome>
}

export function PastePreview({ cells, outcomes }: PastePreviewProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const format = useFormats()
  const refused = cells.filter((cell) => cell.refusal).length
  return (
    <>
      <p role="status">{t('evidence.paste_found', { count: cells.length - refused, refused })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than its box is scrolled with the keyboard */}
      <section className="table-scroll paste-preview" tabIndex={0} aria-label={t('evidence.paste_preview')}>
        <table className="table dense">
          <caption className="hidden">{t('evidence.paste_preview')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('evidence.column_series')}</th>
              <th scope="col" className="end">
                {t('evidence.value')}
              </th>
              <th scope="col">{t('evidence.paste_outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((pasted) => (
              <tr key={cellKey(pasted)}>
                <td>
                  {pasted.series ? text(pasted.series.title) : pasted.text}
                  {pasted.cell && ` ${pasted.cell.year} ${t(`evidence.where_${pasted.cell.where}`)}`}
                </td>
                <td className="end">
                  {format.number(pasted.value)} {pasted.unit}
                </td>
                <td>
                  <Outcome pasted={pasted} outcome={outcomes.get(cellKey(pasted))} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Outcome({ pasted, outcome }: { pasted: PastedCell; outcome: PasteOutcome | undefined }) {
  const t = useText<typeof zh>()
  const format = useFormats()
  const { refusal, cell, isUnchanged } = pasted
  if (refusal) return <span className="refused">{t(`evidence.paste_${refusal}`)}</span>
  if (outcome?.refusal) return <span className="refused">{outcome.refusal}</span>
  if (outcome) return t('evidence.paste_saved')
  if (isUnchanged) return t('evidence.paste_unchanged')
  if (!cell?.figure) return t('evidence.paste_new')
  return t('evidence.paste_revises', { value: format.number(cell.figure.value), unit: cell.figure.unit })
}
