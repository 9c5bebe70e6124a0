/** The frame of every officer's page: header, menu, and the page itself under the session's permissions. */
import { QueryClientProvider, useMutation } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { matchPath, Navigate, Outlet, useLocation, useNavigate } from 'react-router'
import { call, setCsrfToken } from '../api.ts'
import { ErrorPage } from '../components/ErrorPage.tsx'
import { NotFound } from '../components/NotFound.tsx'
import { offerLanguage, useText } from '../i18n.ts'
import type { PageRegistry } from '../registry.ts'
import { useRegistry } from '../registry-context.ts'
import { PASSWORD_PATH, type Session, SessionContext, SIGN_IN_PATH } from '../session.tsx'
import { useEndpoint } from '../use-endpoint.ts'
import { Header } from './Header.tsx'
import { Look } from './Look.tsx'
import { makeClient, SignedOutWatch } from './query-client.tsx'
import { ShortcutHelp } from './ShortcutHelp.tsx'
import './shell.css'
import '../components/lists.css'
import '../components/pages.css'
import { SideMenu } from './SideMenu.tsx'

/** The cache lives as long as the shell: who signs in next starts with an empty one. */
export default function Shell() {
  const [client] = useState(makeClient)
  return (
    <QueryClientProvider client={client}>
      <SignedOutWatch />
      <SignedIn />
    </QueryClientProvider>
  )
}

function SignedIn() {
  const { session: endpoints } = useRegistry()
  const { data, error, refetch } = useEndpoint(endpoints.read)
  const t = useText()
  if (data === undefined) {
    // Without a session the watch is already on its way to sign-in.
    if (error && error.status !== 401)
      return <ErrorPage isWholePage error={error} onRetry={() => void refetch()} />
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  }
  setCsrfToken(data.csrfToken)
  return (
    <SessionContext value={data}>
      <Frame session={data} />
    </SessionContext>
  )
}

function Frame({ session }: { session: Session }) {
  const t = useText()
  const { pathname } = useLocation()
  const [menuOpen, setMenuOpen] = useState(false)
  const [helpOpen, setHelpOpen] = useState(false)
  const signOut = useSignOut()
  const { language } = session
  useEffect(() => {
    if (language) void offerLanguage(language)
  }, [language])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when the address changes
  useEffect(() => setMenuOpen(false), [pathname])
  if (session.mustChangePassword && pathname !== PASSWORD_PATH) return <Navigate to={PASSWORD_PATH} replace />
  return (
    <>
      <a className="skip-link" href="#content">
        {t('web.skip')}
      </a>
      <Header
        onMenu={() => setMenuOpen(true)}
        onHelp={() => setHelpOpen(true)}
        onSignOut={() => signOut.mutate()}
      />
      <div className="frame">
        <SideMenu open={menuOpen} onClose={() => setMenuOpen(false)} />
        <main id="content" className="content" tabIndex={-1}>
          <Look>
            <Permitted session={session}>
              <Outlet />
            </Permitted>
          </Look>
        </main>
      </div>
      <ShortcutHelp open={helpOpen} onOpen={setHelpOpen} />
    </>
  )
}

/** What one may not open reads like what does not exist; the server decides again at each call. */
function Permitted({ session, children }: { session: Session; children: ReactNode }) {
  const { pathname } = useLocation()
  const permission = permissionOf(useRegistry(), pathname)
  return permission === undefined || session.permissions.includes(permission) ? children : <NotFound />
}

function permissionOf(registry: PageRegistry, pathname: string): string | undefined {
  const pages = registry.capabilities.flatMap((capability) => capability.pages)
  return pages.find((page) => matchPath(page.path, pathname))?.permission
}

function useSignOut() {
  const { session } = useRegistry()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => call(session.end),
    onSuccess: () => {
      sessionStorage.clear()
      navigate(SIGN_IN_PATH)
    },
  })
}
