/** 统一身份认证: where the provider sends people back to; the sign-in is finished and the page goes on. */
import { useEffect, useState } from 'react'
import { call } from '../../../web/api.ts'
import { useProblemText } from '../../../web/components/ErrorPage.tsx'
import { useText } from '../../../web/i18n.ts'
import { endSingleSignOn } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

/** The code is good for one request, however often React draws the page. */
let ending: Promise<unknown> | undefined

export default function SingleSignOnPage() {
  const t = useText<typeof zh>()
  const problemText = useProblemText()
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    ending ??= call(endSingleSignOn, { body: { search: window.location.search } })
    ending.then(() => window.location.replace('/'), setError)
  }, [])
  return (
    <div className="plain">
      <main>
        <div className="panel">
          <h1>{t('account.sign_in')}</h1>
          {error === undefined ? (
            <p role="status">{t('account.signing_in')}</p>
          ) : (
            <>
              <p className="alert" role="alert">
                {problemText(error)}
              </p>
              <a href="/sign-in">{t('administration.back_to_sign_in')}</a>
            </>
          )}
        </div>
      </main>
    </div>
  )
}
