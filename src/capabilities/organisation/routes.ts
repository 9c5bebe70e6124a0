/** Parses nothing, decides nothing: calls the use case and answers. */
import type { Actor, Officer } from '../../kernel/actor.ts'
import { scopeOf } from '../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { csrfTokenFor } from '../../platform/http/csrf.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import * as contract from './contract.ts'
import { maskEmail, maskPhone } from './masking.ts'
import * as service from './service.ts'
import * as store from './store.ts'

function officer(actor: Actor): Result<Officer> {
  return actor.kind === 'officer' ? ok(actor) : refuse('unauthenticated', 'session.required')
}

export const routes: readonly Route[] = [
  route(contract.signIn, async ({ world, body, caller }) => {
    const result = await service.signIn(world, { ...body, ip: caller.ip, userAgent: caller.userAgent })
    if (!result.ok) return result
    if (result.value.status === 'signed_in') {
      caller.setCookie(SESSION_COOKIE, result.value.token, { maxAgeSeconds: result.value.seconds })
    }
    return ok({ status: result.value.status })
  }),
  route(contract.getSession, async ({ world, actor, caller }) => {
    const who = officer(actor)
    if (!who.ok || caller.sessionToken === undefined) return refuse('unauthenticated', 'session.required')
    const held = await service.findHolder(world.db, caller.sessionToken, world.clock.now())
    if (held === undefined) return refuse('unauthenticated', 'session.required')
    return ok(service.describeSession(held, who.value, csrfTokenFor(caller.sessionToken)))
  }),
  route(contract.signOut, async ({ world, caller }) => {
    caller.clearCookie(SESSION_COOKIE)
    return caller.sessionToken === undefined ? ok({}) : await service.signOut(world, caller.sessionToken)
  }),
  route(contract.changePassword, async ({ world, actor, caller, body }) => {
    const who = officer(actor)
    if (!who.ok) return who
    const held = await service.findHolder(world.db, caller.sessionToken ?? '', world.clock.now())
    return await service.changePassword(world, who.value, held?.account ?? '', body.current, body.next)
  }),
  route(contract.listMySessions, async ({ world, actor }) => {
    const who = officer(actor)
    if (!who.ok) return who
    return ok({ items: (await service.listSessions(world, who.value, { own: true, limit: 100 })).items })
  }),
  route(contract.listSessions, async ({ world, actor, query }) => {
    const who = officer(actor)
    return who.ok ? ok(await service.listSessions(world, who.value, { ...query, own: false })) : who
  }),
  route(contract.revokeSession, async ({ world, actor, params }) => {
    const who = officer(actor)
    return who.ok ? await service.revokeSession(world, who.value, params.sessionId) : who
  }),
  route(contract.listUnits, async ({ world, actor, query }) =>
    ok(await world.db.read(scopeOf(actor, 'any'), (tx) => store.listUnits(tx, withoutUndefined(query)))),
  ),
  route(contract.listPeople, async ({ world, actor, query }) => {
    const scope = scopeOf(actor, 'organisation.readPeople')
    const page = await world.db.read(scope, (tx) => store.listPeople(tx, withoutUndefined(query)))
    return ok({
      next: page.next,
      items: page.items.map((row) => ({ ...row, phone: maskPhone(row.phone), email: maskEmail(row.email) })),
    })
  }),
]

/** Query parsers leave absent filters as undefined; stores want them absent. */
function withoutUndefined<T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
