/** The cache of what was read, and the way to sign-in when the session behind it has ended. */
import { QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { ProblemError } from '../problem.ts'
import { type ArrivalAtSignIn, signInAddress } from '../session.tsx'

/** Outages are tried once more; refusals and bugs are not. */
export function makeClient(): QueryClient {
  const isOutage = (error: unknown) =>
    error instanceof ProblemError && (error.status === 0 || error.status > 500)
  return new QueryClient({
    // Always: without a network the call fails and says so; by default it would wait in silence for the network.
    defaultOptions: {
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        retry: (failures, error) => failures < 1 && isOutage(error),
      },
    },
  })
}

/** A call that was refused because the session ended leads to sign-in, which says so, and from there back here. */
export function SignedOutWatch() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const location = useLocation()
  useEffect(() => {
    const leave = (error: unknown) => {
      if (!(error instanceof ProblemError && error.code === 'session.required')) return
      // Who was answered before was signed in; who was not has only opened a link.
      const hasEnded = client
        .getQueryCache()
        .getAll()
        .some(({ state }) => state.data !== undefined)
      const state: ArrivalAtSignIn = { hasEnded }
      navigate(signInAddress(location), { replace: true, state })
    }
    const stops = [
      client.getQueryCache().subscribe(({ query }) => leave(query.state.error)),
      client.getMutationCache().subscribe(({ mutation }) => leave(mutation?.state.error)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [client, navigate, location])
  return null
}
