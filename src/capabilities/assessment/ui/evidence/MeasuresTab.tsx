/** 度量: numerator, denominator or amount with its source, for the last assessed year. */
import { useSearchParams } from 'react-router'
import { divide, formatPercent, isZero } from '../../../../kernel/exact.ts'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import type { zh } from '../../messages/score-ui-zh.ts'
import type { EvidenceTabProps } from './FiguresTab.tsx'
import { Indicators } from './FigureTable.tsx'
import type { Measure } from './figure-grid.ts'
import { MeasureEditor } from './MeasureEditor.tsx'

export type MeasureEntry = NonNullable<Measure['entry']>

const PERCENT_PLACES = 2

/** A share in per cent; nothing where there were no cases. */
export function rateOf({ numerator, denominator }: MeasureEntry): string | undefined {
  if (numerator === null || denominator === null || isZero(denominator)) return undefined
  const rate = divide(numerator, denominator)
  return rate === undefined ? undefined : formatPercent(rate, PERCENT_PLACES, 'towardsZero')
}

export function MeasuresTab({ evidence, facts, enter }: EvidenceTabProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const isAllowed = useMay()('assessment.enterEvidence')
  const [address, setAddress] = useSearchParams()
  const open = evidence.measures.find((each) => each.measure === address.get('measure'))
  const close = () => setAddress({ tab: 'measures' }, { preventScrollReset: true })
  const year = evidence.years.at(-1) ?? 0
  return (
    <>
      <div className="evidence-head">
        <p>
          {facts.missingMeasures.size === 0
            ? t('evidence.measures_complete')
            : t('evidence.measures_missing', { count: facts.missingMeasures.size })}
        </p>
      </div>
      <ul className="measures">
        {evidence.measures.map((measure) => (
          <MeasureLine
            key={measure.measure}
            measure={measure}
            isMissing={facts.missingMeasures.has(measure.measure)}
            onOpen={() =>
              setAddress({ tab: 'measures', measure: measure.measure }, { preventScrollReset: true })
            }
          />
        ))}
      </ul>
      <Dialog open={open !== undefined} onClose={close} title={open ? text(open.title) : ''}>
        {open && (
          <MeasureEditor measure={open} year={year} isAllowed={isAllowed} enter={enter} onDone={close} />
        )}
      </Dialog>
    </>
  )
}

interface MeasureLineProps {
  readonly measure: Measure
  readonly isMissing: boolean
  readonly onOpen: () => void
}

function MeasureLine({ measure, isMissing, onOpen }: MeasureLineProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const { entry } = measure
  return (
    <li className="panel measure">
      <div>
        <h2>
          <button type="button" className="opener" onClick={onOpen}>
            {text(measure.title)}
          </button>
        </h2>
        <p className="quiet">
          {text(measure.numerator)}
          {measure.denominator && ` / ${text(measure.denominator)}`}
        </p>
        <p className="quiet">
          {t('evidence.used_by')} <Indicators numbers={measure.indicators} />
        </p>
      </div>
      <div className="measure-value">
        {entry ? (
          <MeasureValue entry={entry} />
        ) : (
          <p>{t(`evidence.cell_${isMissing ? 'missing' : 'spare'}`)}</p>
        )}
        {entry && isMissing && <p className="state">{t('evidence.no_cases')}</p>}
      </div>
    </li>
  )
}

function MeasureValue({ entry }: { entry: MeasureEntry }) {
  const t = useText<typeof zh>()
  const format = useFormats()
  const rate = rateOf(entry)
  return (
    <>
      <p>
        {entry.amount !== null && <strong>{format.number(entry.amount)}</strong>}
        {rate !== undefined && <strong>{rate}</strong>}{' '}
        {entry.numerator !== null && entry.denominator !== null && (
          <span>
            {format.number(entry.numerator)} / {format.number(entry.denominator)}
          </span>
        )}
      </p>
      <p className="quiet">{t('evidence.measure_source', { year: entry.year, source: entry.source })}</p>
    </>
  )
}
