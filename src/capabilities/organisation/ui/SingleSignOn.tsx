/** 统一身份认证: the way to the provider, offered where the instance has one. */
import { useEffect, useState } from 'react'
import { call } from '../../../web/api.ts'
import { useProblemText } from '../../../web/components/ErrorPage.tsx'
import { useText } from '../../../web/i18n.ts'
import { beginSingleSignOn, getSingleSignOn } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

export function SingleSignOn() {
  const t = useText<typeof zh>()
  const problemText = useProblemText()
  const [isOffered, setOffered] = useState(false)
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    call(getSingleSignOn).then(
      (answer) => setOffered(answer.isOffered),
      () => setOffered(false),
    )
  }, [])
  if (!isOffered) return null
  const onGo = () =>
    call(beginSingleSignOn, { body: {} }).then(({ address }) => window.location.assign(address), setError)
  return (
    <>
      {error !== undefined && (
        <p className="alert" role="alert">
          {problemText(error)}
        </p>
      )}
      <div className="button-row">
        <button type="button" className="button" onClick={() => void onGo()}>
          {t('account.single_sign_on')}
        </button>
      </div>
    </>
  )
}
