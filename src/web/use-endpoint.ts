/** Endpoints in pages of the shell: reading with a cache, and acts after which everything shown is read again. */
import {
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { EndpointAnswer } from '../kernel/endpoint.ts'
import { type AnyEndpoint, type CallArguments, type CallInput, call } from './api.ts'
import type { ProblemError } from './problem.ts'

/** The cache key of a call; the endpoint's id alone matches all its calls. */
export function queryKeyOf(endpoint: AnyEndpoint, input?: unknown): QueryKey {
  return input === undefined ? [endpoint.id] : [endpoint.id, input]
}

/** Reads an endpoint into the page. */
export function useEndpoint<E extends AnyEndpoint>(
  endpoint: E,
  ...[input, options]: Record<never, never> extends CallInput<E>
    ? [input?: CallInput<E>, options?: ReadOptions<E>]
    : [input: CallInput<E>, options?: ReadOptions<E>]
): UseQueryResult<EndpointAnswer<E>, ProblemError> {
  const everyMs = (data: EndpointAnswer<E> | undefined): number | false =>
    data === undefined ? false : (options?.refetchEveryMs?.(data) ?? false)
  const found = useQuery<EndpointAnswer<E>, ProblemError>({
    queryKey: queryKeyOf(endpoint, input),
    queryFn: () => call(endpoint, ...([input] as CallArguments<E>)),
    enabled: options?.enabled ?? true,
    refetchInterval: (query) => everyMs(query.state.data),
  })
  useReadAllAfter(options?.thenReadAll === true, everyMs(found.data) !== false)
  return found
}

function useReadAllAfter(isAsked: boolean, isFollowed: boolean): void {
  const client = useQueryClient()
  const wasFollowed = useRef(false)
  useEffect(() => {
    if (isAsked && wasFollowed.current && !isFollowed) void client.invalidateQueries()
    wasFollowed.current = isFollowed
  }, [client, isAsked, isFollowed])
}

export interface ReadOptions<E> {
  readonly enabled?: boolean
  /** How soon to read again, by the last answer; `false` stops. */
  readonly refetchEveryMs?: (answer: EndpointAnswer<E>) => number | false
  /** Whether all that is shown is read again when `refetchEveryMs` stops, as after an act: it came with that end. */
  readonly thenReadAll?: boolean
}

/** What an act takes: its input, or nothing where the endpoint asks for none. */
export type ActInput<E> = Record<never, never> extends CallInput<E> ? CallInput<E> | undefined : CallInput<E>

/**
 * An act of the person. When it went well, everything shown is read again (only what is on the page costs
 * a request), or only the endpoints named in `invalidates`.
 */
export function useAct<E extends AnyEndpoint>(
  endpoint: E,
  options: { readonly invalidates?: readonly AnyEndpoint[] } = {},
): UseMutationResult<EndpointAnswer<E>, ProblemError, ActInput<E>> {
  const client = useQueryClient()
  return useMutation<EndpointAnswer<E>, ProblemError, ActInput<E>>({
    mutationFn: (input) => call(endpoint, ...([input] as CallArguments<E>)),
    onSuccess: async () => {
      if (!options.invalidates) return client.invalidateQueries()
      await Promise.all(
        options.invalidates.map((each) => client.invalidateQueries({ queryKey: queryKeyOf(each) })),
      )
    },
  })
}
