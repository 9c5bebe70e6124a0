/** Who is signed in, as the pages know it; the shell reads it once and the pages ask. */
import { createContext, useContext } from 'react'
import type { Permission } from '../kernel/actor.ts'
import type { Language } from '../kernel/text.ts'

/** What the session's answer must hold for the shell; `organisation` declares the whole. */
export interface Session {
  readonly person: { readonly id: string; readonly name: string }
  readonly unit: { readonly id: string; readonly name: string }
  readonly region: string
  readonly regionName?: string | undefined
  readonly permissions: readonly string[]
  readonly csrfToken: string
  readonly mustChangePassword: boolean
  /** 代办: for whom one acts now, and until which day. */
  readonly actingFor: { readonly name: string; readonly endsOn: string } | null
  readonly language?: Language | undefined
}

/** Where one signs in, and where an initial password is changed. */
export const SIGN_IN_PATH = '/sign-in'
export const PASSWORD_PATH = '/account/password'
/** Where one lends one's own roles while away, and takes up lent ones. */
export const DELEGATIONS_PATH = '/account/delegations'

export const SessionContext = createContext<Session | undefined>(undefined)

/** The session of the page. Only pages inside the shell have one. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('a page outside the shell asked for the session')
  return session
}

/** Whether the person holds the permission anywhere: enough to offer a page or a first step. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useSession()
  return (permission) => permissions.includes(permission)
}

/** What the sign-in page is told by whoever leads to it. */
export interface ArrivalAtSignIn {
  readonly hasEnded: boolean
}

/** The sign-in address that leads back to where the person is now. */
export function signInAddress(here: { pathname: string; search: string }): string {
  const to = `${here.pathname}${here.search}`
  return to === '/' ? SIGN_IN_PATH : `${SIGN_IN_PATH}?${new URLSearchParams({ to })}`
}

/** The address to go back to after signing in; only our own, so that no link leads away. */
export function returnAddress(search: URLSearchParams): string {
  const to = search.get('to') ?? '/'
  return to.startsWith('/') && !to.startsWith('//') && !to.startsWith('/\\') ? to : '/'
}
