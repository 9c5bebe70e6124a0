/** Whose indicator: of the region in the address, else of one's own. */
import { useSearchParams } from 'react-router'
import { useSession } from '../../../../web/session.tsx'

/** As queries take it: empty for one's own region. */
export type AtRegion = { readonly region?: string }

export interface IndicatorPlace {
  readonly number: number
  readonly at: AtRegion
}

export function useAtRegion(): AtRegion {
  const [address] = useSearchParams()
  const session = useSession()
  const region = address.get('region')
  return region === null || region === session.region ? {} : { region }
}

/** The address of another page of the same region. */
export function withRegion(path: string, { region }: AtRegion): string {
  if (region === undefined) return path
  return `${path}${path.includes('?') ? '&' : '?'}region=${region}`
}
