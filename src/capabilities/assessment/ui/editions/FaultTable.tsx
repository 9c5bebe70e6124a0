/** What is wrong with a file, each with its sheet, row, column and reason. */
import { useText } from '../../../../web/i18n.ts'
import type { EditionFileFault } from '../../contract.ts'
import type { editionsUiZh } from '../../messages/editions-ui-zh.ts'

export function FaultTable({ faults }: { faults: readonly EditionFileFault[] }) {
  const t = useText<typeof editionsUiZh>()
  const placeOf = ({ sheet, row, column }: EditionFileFault) =>
    t(sheet === null ? 'edition.fault_at_line' : 'edition.fault_at_sheet', {
      sheet: sheet ?? '',
      row: row ?? '–',
      column: column ?? '',
    })
  return (
    <div role="alert">
      <p>{t('edition.faults', { count: faults.length })}</p>
      <table className="table dense">
        <caption className="hidden">{t('edition.faults', { count: faults.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('edition.fault_place')}</th>
            <th scope="col">{t('edition.fault_why')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((fault) => (
            <tr
              key={`${fault.sheet} ${fault.row} ${fault.column} ${fault.code} ${fault.details.place ?? ''}`}
            >
              <td>{placeOf(fault)}</td>
              <td>{t(`edition.fault.${fault.code}` as keyof typeof editionsUiZh, fault.details)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
