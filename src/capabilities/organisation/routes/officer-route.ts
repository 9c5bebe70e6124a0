/** A route for officers: whoever else asks is told to sign in. */
import type { Actor, Officer } from '../../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type AnyEndpoint, type Call, type Route, route } from '../../../platform/http/route.ts'

function officer(actor: Actor): Result<Officer> {
  return actor.kind === 'officer' ? ok(actor) : refuse('unauthenticated', 'session.required')
}

export function officerRoute<E extends AnyEndpoint>(
  endpoint: E,
  answer: (call: Call<E> & { readonly who: Officer }) => ReturnType<Parameters<typeof route<E>>[1]>,
): Route {
  return route(endpoint, async (call: Call<E>) => {
    const who = officer(call.actor)
    return who.ok ? await answer({ ...call, who: who.value }) : who
  })
}
