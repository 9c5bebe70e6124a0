/** 风险项: points that are sure today and may be lost, and how near is too near. */
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { divide, formatPercent, multiply, parseDecimal, toPlainDecimal } from '../../../../kernel/exact.ts'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { getOutlook, setRiskMargins } from '../../contract.ts'
import type { zh } from '../../messages/outlook-zh.ts'
import { findRisks, type Risk, whatIf } from '../../outlook/index.ts'
import { type Outlook, todayOf } from './use-outlook.ts'

export function RisksTab({ outlook }: { outlook: Outlook }) {
  const t = useText<typeof zh>()
  const risks = useMemo(() => {
    const { before } = whatIf(outlook.edition, outlook.inputs, [], outlook.options)
    return findRisks(before, outlook.validity, todayOf(outlook), outlook.margins)
  }, [outlook])
  return (
    <>
      <section className="panel" aria-labelledby="risk-margins">
        <h2 id="risk-margins">{t('risk.margins')}</h2>
        <Margins outlook={outlook} />
      </section>
      <section aria-labelledby="risk-list">
        <h2 id="risk-list">{t('risk.title', { count: risks.length })}</h2>
        {risks.length === 0 ? (
          <p className="empty">{t('risk.none')}</p>
        ) : (
          <RiskTable outlook={outlook} risks={risks} />
        )}
      </section>
    </>
  )
}

const COLUMNS = ['item', 'why', 'points', 'units'] as const

function RiskTable({ outlook, risks }: { outlook: Outlook; risks: readonly Risk[] }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="hidden">{t('risk.title', { count: risks.length })}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={column === 'points' ? 'end' : undefined}>
                {t(`risk.column_${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {risks.map((risk) => (
            <tr key={`${risk.item} ${risk.why} ${risk.why === 'expiring' ? risk.materialId : ''}`}>
              <th scope="row">
                <span className="quiet">{risk.item}</span> {text(risk.condition)}
                <br />
                <Link className="quiet" to={`/assessment/score?indicator=${risk.indicator}`}>
                  {risk.indicator}. {text(risk.title)}
                </Link>
              </th>
              <td>
                <Why risk={risk} />
              </td>
              <td className="end">−{risk.points}</td>
              <td>
                {[
                  ...new Set(
                    outlook.responsibilities
                      .filter((each) => each.indicator === risk.indicator)
                      .map((each) => each.name),
                  ),
                ].join(t('score.list_separator'))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Why({ risk }: { risk: Risk }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const format = useFormats()
  switch (risk.why) {
    case 'near_threshold': {
      const shown = (value: string) => valueText(value, risk.dimension === 'ratio')
      return t(risk.operator === '<' || risk.operator === '<=' ? 'risk.near_above' : 'risk.near_below', {
        quantity: risk.quantity.map(text).join(' / '),
        value: shown(risk.value),
        threshold: shown(risk.threshold),
        margin: formatPercent(risk.margin, 1, 'towardsZero'),
      })
    }
    case 'low_judgement':
      return t('risk.low_judgement', { score: risk.score, full: risk.full })
    case 'expiring':
      return (
        <Link to={`/assessment/materials/${risk.materialId}`}>
          {t('risk.expiring', { title: risk.materialTitle, day: format.day(risk.validUntil) })}
        </Link>
      )
  }
}

/** Ratios in per cent; other values without their base unit, cut to two places. */
function valueText(value: string, isRatio: boolean): string {
  if (isRatio) return formatPercent(value, 2, 'towardsZero')
  const [numerator = '0', denominator] = value.split('/')
  return denominator === undefined
    ? value
    : String(Math.floor((100 * Number(numerator)) / Number(denominator)) / 100)
}

const SHARES = ['any', 'ratio', 'money', 'operators', 'people', 'parcels', 'hours', 'cases'] as const

/** Shares are entered in per cent; a dimension that is left empty takes the general one. */
function Margins({ outlook }: { outlook: Outlook }) {
  const t = useText<typeof zh>()
  const save = useAct(setRiskMargins, { invalidates: [getOutlook] })
  const { margins } = outlook
  const inPercent = (share: string | undefined) =>
    share === undefined ? '' : (toPlainDecimal(multiply(share, 100)) ?? '')
  const [shares, setShares] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(SHARES.map((key) => [key, inPercent(margins.share[key])])),
  )
  const [judged, setJudged] = useState(inPercent(margins.judgedShare))
  const [days, setDays] = useState(String(margins.expiryDays))
  const ofPercent = (typed: string | undefined) => {
    const parsed = parseDecimal((typed ?? '').normalize('NFKC').trim())
    const share = parsed && divide(parsed, 100)
    return share && toPlainDecimal(share)
  }
  const any = ofPercent(shares.any)
  const judgedShare = ofPercent(judged)
  const expiryDays = Number(days)
  const isWhole =
    any !== undefined &&
    judgedShare !== undefined &&
    Number.isInteger(expiryDays) &&
    expiryDays >= 0 &&
    SHARES.every((key) => shares[key] === '' || ofPercent(shares[key]) !== undefined)
  const onSave = () => {
    if (any === undefined || judgedShare === undefined) return
    const share = {
      any,
      ...Object.fromEntries(
        SHARES.flatMap((key) => {
          const value = ofPercent(shares[key])
          return value === undefined ? [] : [[key, value]]
        }),
      ),
    }
    save.mutate({ body: { region: outlook.region, margins: { share, judgedShare, expiryDays } } })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <div className="risk-margins">
        {SHARES.map((key) => (
          <label key={key}>
            <span>{t(`risk.share_${key}`)}</span>
            <input
              className="input"
              inputMode="decimal"
              value={shares[key] ?? ''}
              placeholder={shares.any ?? ''}
              disabled={!outlook.mayManage}
              onChange={(event) => setShares((before) => ({ ...before, [key]: event.target.value }))}
            />{' '}
            %
          </label>
        ))}
        <label>
          <span>{t('risk.judged')}</span>
          <input
            className="input"
            inputMode="decimal"
            value={judged}
            disabled={!outlook.mayManage}
            onChange={(event) => setJudged(event.target.value)}
          />{' '}
          %
        </label>
        <label>
          <span>{t('risk.expiry')}</span>
          <input
            className="input"
            inputMode="numeric"
            value={days}
            disabled={!outlook.mayManage}
            onChange={(event) => setDays(event.target.value)}
          />{' '}
          {t('risk.days')}
        </label>
        <button type="submit" className="button" disabled={!outlook.mayManage || !isWhole || save.isPending}>
          {t('risk.save')}
        </button>
      </div>
      {!outlook.mayManage && <p className="quiet">{t('outlook.may_not')}</p>}
      {outlook.mayManage && !isWhole && <p className="field-fault">{t('risk.margins_wrong')}</p>}
      <FieldErrors error={save.error} />
    </form>
  )
}
