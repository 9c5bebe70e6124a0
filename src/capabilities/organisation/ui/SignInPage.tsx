/** 登录: password, then the one-time code where one is set up. Native controls only, so that it opens at once. */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Navigate, useLocation, useNavigate, useSearchParams } from 'react-router'
import { call } from '../../../web/api.ts'
import { useProblemText } from '../../../web/components/ErrorPage.tsx'
import { useText } from '../../../web/i18n.ts'
import { type ArrivalAtSignIn, returnAddress } from '../../../web/session.tsx'
import { LanguageSwitch } from '../../../web/shell/LanguageSwitch.tsx'
import { getSession, signIn } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { SingleSignOn } from './SingleSignOn.tsx'

export default function SignInPage() {
  const t = useText<typeof zh>()
  const [search] = useSearchParams()
  const arrival = useLocation().state as ArrivalAtSignIn | null
  const isSignedIn = useSignedIn()
  if (isSignedIn) return <Navigate to={returnAddress(search)} replace />
  return (
    <div className="plain">
      <header className="plain-header">
        <span className="brand">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          {t('web.product')}
        </span>
        <LanguageSwitch />
      </header>
      <main>
        <div className="panel">
          <h1>{t('account.sign_in')}</h1>
          <p className="quiet">{t('account.product_line')}</p>
          {arrival?.hasEnded && <p role="status">{t('account.session_ended')}</p>}
          <SignInForm onSignedIn={returnAddress(search)} />
          <SingleSignOn />
        </div>
      </main>
      <footer className="quiet">{t('account.forgotten')}</footer>
    </div>
  )
}

/** Whether a session is open already; a refusal means that it is not. */
function useSignedIn(): boolean {
  const [isSignedIn, setSignedIn] = useState(false)
  useEffect(() => {
    call(getSession).then(
      () => setSignedIn(true),
      () => setSignedIn(false),
    )
  }, [])
  return isSignedIn
}

function SignInForm({ onSignedIn }: { onSignedIn: string }) {
  const t = useText<typeof zh>()
  const problemText = useProblemText()
  const navigate = useNavigate()
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [isShown, setShown] = useState(false)
  const [code, setCode] = useState<string>()
  const [error, setError] = useState<unknown>()
  const [isSending, setSending] = useState(false)
  const codeInput = useRef<HTMLInputElement>(null)
  const needsCode = code !== undefined
  useEffect(() => {
    if (needsCode) codeInput.current?.focus()
  }, [needsCode])

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    setError(undefined)
    try {
      const totp = code === undefined ? {} : { totp: code.replaceAll(' ', '') }
      const { status } = await call(signIn, { body: { account, password, ...totp } })
      if (status === 'totp_needed') {
        setCode('')
      } else {
        navigate(onSignedIn, { replace: true })
      }
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      {error !== undefined && (
        <p className="alert" role="alert">
          {problemText(error)}
        </p>
      )}
      {needsCode ? (
        <>
          <p>{t('account.code_hint')}</p>
          <label htmlFor="code">{t('account.code')}</label>
          <input
            id="code"
            ref={codeInput}
            className="input"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={10}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </>
      ) : (
        <>
          <label htmlFor="account">{t('account.account')}</label>
          <input
            id="account"
            className="input"
            autoComplete="username"
            autoCapitalize="none"
            required
            maxLength={64}
            value={account}
            onChange={(event) => setAccount(event.target.value)}
          />
          <label htmlFor="password">{t('account.password')}</label>
          <input
            id="password"
            className="input"
            type={isShown ? 'text' : 'password'}
            autoComplete="current-password"
            required
            maxLength={200}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <label className="check">
            <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />{' '}
            {t('account.show_password')}
          </label>
        </>
      )}
      <button type="submit" className="button primary" disabled={isSending}>
        {isSending ? t('account.signing_in') : t('account.sign_in')}
      </button>
      {needsCode && (
        <button type="button" className="button" onClick={() => setCode(undefined)}>
          {t('account.code_back')}
        </button>
      )}
    </form>
  )
}
