/** 列对应: which column of the file tells which field, beside the first rows of it. */
import { useId, useState } from 'react'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { checkImport, type OperatorImport } from '../../contract.ts'
import { FIELD_KEYS, FIELDS, FIELDS_NEEDED, type FieldKey, type Mapping } from '../../import/columns.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export function MappingForm({ figures }: { figures: OperatorImport }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const id = useId()
  const [mapping, setMapping] = useState<Mapping>(figures.mapping)
  const [assumeHome, setAssumeHome] = useState(figures.assumeHome)
  const check = useAct(checkImport)
  const needed = FIELDS_NEEDED[figures.kind]
  const fieldOf = (place: number) => FIELD_KEYS.find((key) => mapping[key] === place)
  const set = (place: number, field: FieldKey | undefined) => {
    const kept = Object.entries(mapping).filter(([key, at]) => at !== place && key !== field)
    setMapping(Object.fromEntries(field === undefined ? kept : [...kept, [field, place]]))
  }
  const missing = needed.filter((key) => mapping[key] === undefined)
  return (
    <>
      <p>{t(figures.remembered ? 'import.remembered' : 'import.proposed')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t('import.mapping')}>
        <table className="table dense">
          <caption className="hidden">{t('import.mapping')}</caption>
          <thead>
            <tr>
              {figures.headings.map((heading, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file are known by their place
                <th key={place} scope="col">
                  <label htmlFor={`${id}-${place}`}>{heading || `#${place + 1}`}</label>
                  <select
                    id={`${id}-${place}`}
                    className="select"
                    value={fieldOf(place) ?? ''}
                    onChange={(event) =>
                      set(
                        place,
                        FIELD_KEYS.find((key) => key === event.target.value),
                      )
                    }
                  >
                    <option value="">{t('import.leave_out')}</option>
                    {FIELD_KEYS.map((key) => (
                      <option key={key} value={key}>
                        {text(FIELDS[key].title)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.sample.map((row, number) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place
              <tr key={number}>
                {figures.headings.map((_, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file are known by their place
                  <td key={place}>{row[place] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {missing.length > 0 && (
        <p className="notice">
          {t('import.missing', { columns: missing.map((key) => text(FIELDS[key].title)).join('、') })}
        </p>
      )}
      <p>
        <label>
          <input
            type="checkbox"
            checked={assumeHome}
            onChange={(event) => setAssumeHome(event.target.checked)}
          />{' '}
          {t('import.assume_home')}
        </label>
      </p>
      <FieldErrors error={check.error} />
      <div className="button-row">
        <button
          type="button"
          className="button primary"
          disabled={missing.length > 0 || check.isPending}
          onClick={() => check.mutate({ params: { importId: figures.id }, body: { mapping, assumeHome } })}
        >
          {t('import.check')}
        </button>
      </div>
    </>
  )
}
