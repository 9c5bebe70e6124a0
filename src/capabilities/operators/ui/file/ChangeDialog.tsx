/** 修改主体信息. Masked fields are not shown here and stay as they are. */
import { useState } from 'react'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { changeOperator } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import type { OperatorFile } from './file.ts'
import { OperatorFields, type OperatorValues } from './OperatorFields.tsx'

const valuesOf = (file: OperatorFile): OperatorValues => ({
  kind: file.kind,
  name: file.name,
  entity: file.entity,
  registration: file.registration,
  uscc: file.uscc ?? '',
  exemption: file.exemption,
  declaration: file.declaration,
  trade: file.trade ?? '',
  address: file.address,
  establishedOn: file.establishedOn,
})

export function ChangeDialog({ file }: { file: OperatorFile }) {
  const t = useText<typeof uiZh>()
  const change = useAct(changeOperator)
  const [values, setValues] = useState<OperatorValues>()
  const onSubmit = async (changed: OperatorValues) => {
    await change.mutateAsync({ params: { operatorId: file.id }, body: changed })
    setValues(undefined)
  }
  return (
    <>
      <button type="button" className="button" onClick={() => setValues(valuesOf(file))}>
        {t('file.change')}
      </button>
      <Dialog title={t('file.change')} open={values !== undefined} onClose={() => setValues(undefined)}>
        {values && (
          <form
            className="register-form"
            onSubmit={(event) => {
              event.preventDefault()
              void onSubmit(values).catch(() => {})
            }}
          >
            <FieldErrors error={change.error} />
            <OperatorFields values={values} onChange={setValues} />
            <div className="button-row">
              <button type="submit" className="button primary" disabled={change.isPending}>
                {t('file.change')}
              </button>
              <button type="button" className="button" onClick={() => setValues(undefined)}>
                {t('web.cancel')}
              </button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  )
}
