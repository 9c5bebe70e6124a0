/** 核验结果: how many rows do what, what is wrong with the others, and taking them over. */
import { Link } from 'react-router'
import { addressOf } from '../../../../web/api.ts'
import { BadRows } from '../../../../web/components/BadRows.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import {
  applyImport,
  downloadImportLetter,
  downloadImportReport,
  type OperatorImport,
} from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export function Outcome({ figures }: { figures: OperatorImport }) {
  const t = useText<typeof uiZh>()
  const { rows, fresh, changed, same, bad, state } = figures
  return (
    <>
      <p role="status">
        <strong>
          {t(state === 'checked' ? 'import.checked' : 'import.applied', { rows, fresh, changed, same, bad })}
        </strong>
      </p>
      <p>
        <a href={addressOf(downloadImportLetter, { params: { importId: figures.id } })} download>
          {t('import.letter')}
        </a>
      </p>
      {state === 'checked' && <Apply figures={figures} />}
      {state === 'applied' && (
        <p>
          <Link
            className="button"
            to={
              figures.kind === 'distributed'
                ? '/operators/claims?state=distributed'
                : `/operators?source=${figures.kind}`
            }
          >
            {t('import.to_list')}
          </Link>
        </p>
      )}
      {bad > 0 && <Faults figures={figures} />}
    </>
  )
}

/** The good rows go in without the bad ones only by the button that says so. */
function Apply({ figures }: { figures: OperatorImport }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const apply = useAct(applyImport)
  const { id, rows, bad } = figures
  const good = rows - bad
  if (good === 0) return <p className="notice">{t('import.nothing_good')}</p>
  return (
    <>
      <FieldErrors error={apply.error} />
      <div className="button-row">
        <button
          type="button"
          className={bad === 0 ? 'button primary' : 'button'}
          disabled={apply.isPending}
          onClick={() => apply.mutate({ params: { importId: id }, body: { goodOnly: bad > 0 } })}
        >
          {t(bad === 0 ? 'import.import_all' : 'import.import_good', { count: format.number(good) })}
        </button>
      </div>
    </>
  )
}

function Faults({ figures }: { figures: OperatorImport }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const { id, bad, badRows, faults } = figures
  return (
    <>
      <ul className="import-faults">
        {faults.map((fault) => (
          <li key={fault.code}>
            {fault.reason} <strong>{format.number(fault.count)}</strong>
          </li>
        ))}
      </ul>
      <BadRows
        bad={bad}
        rows={badRows}
        nameTitle={t('register.name')}
        report={{
          href: addressOf(downloadImportReport, { params: { importId: id } }),
          title: t('import.report'),
        }}
      />
    </>
  )
}
