/** 打开加密文件: the password of a file that was sent. */
import { useId, useState } from 'react'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { unlockImport } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export function Unlock({ id }: { id: string }) {
  const t = useText<typeof uiZh>()
  const field = useId()
  const [password, setPassword] = useState('')
  const unlock = useAct(unlockImport)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        unlock.mutate({ params: { importId: id }, body: { password } })
      }}
    >
      <p className="notice">{t('import.locked')}</p>
      <FieldErrors error={unlock.error} />
      <div className="import-about">
        <label htmlFor={field}>
          {t('import.password')}
          <input
            className="input"
            id={field}
            type="password"
            autoComplete="off"
            maxLength={255}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        <button type="submit" className="button primary" disabled={password === '' || unlock.isPending}>
          {t('import.unlock')}
        </button>
      </div>
    </form>
  )
}
