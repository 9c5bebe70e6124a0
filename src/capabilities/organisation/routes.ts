/** Parses nothing, decides nothing: calls the use case and answers. */
import { scopeOf } from '../../kernel/actor.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { csrfTokenFor } from '../../platform/http/csrf.ts'
import { type AnyEndpoint, type Call, type Route, route } from '../../platform/http/route.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import * as contract from './contract.ts'
import { bodyRoutes } from './routes/bodies.ts'
import { expertRoutes } from './routes/experts.ts'
import { meetingRoutes } from './routes/meetings.ts'
import { officerRoute } from './routes/officer-route.ts'
import * as delegations from './service/delegations.ts'
import * as importing from './service/import.ts'
import * as passwords from './service/passwords.ts'
import * as people from './service/people.ts'
import * as roles from './service/roles.ts'
import * as secondFactor from './service/second-factor.ts'
import * as sessions from './service/sessions.ts'
import * as signing from './service/sign-in.ts'
import * as singleSignOn from './service/single-sign-on.ts'
import * as units from './service/units.ts'
import { listLocalRegions, listUnits } from './store/units.ts'

/** What a browser keeps between leaving for the provider and coming back. */
const SINGLE_SIGN_ON_COOKIE = 'sishi_sso'

/** The account of the session, which the actor does not carry. */
async function accountOf({ world, caller }: Pick<Call<AnyEndpoint>, 'world' | 'caller'>): Promise<string> {
  const held = await sessions.findHolder(world.db, caller.sessionToken ?? '', world.clock.now())
  return held?.account ?? ''
}

const sessionRoutes: readonly Route[] = [
  route(contract.signIn, async ({ world, body, caller }) => {
    const result = await signing.signIn(world, { ...body, ip: caller.ip, userAgent: caller.userAgent })
    if (!result.ok) return result
    if (result.value.status === 'signed_in') {
      caller.setCookie(SESSION_COOKIE, result.value.token, { maxAgeSeconds: result.value.seconds })
    }
    return ok({ status: result.value.status })
  }),
  officerRoute(contract.getSession, async ({ world, who, caller }) => {
    if (caller.sessionToken === undefined) return refuse('unauthenticated', 'session.required')
    const held = await sessions.findHolder(world.db, caller.sessionToken, world.clock.now())
    if (held === undefined) return refuse('unauthenticated', 'session.required')
    return ok(sessions.describeSession(held, who, csrfTokenFor(caller.sessionToken)))
  }),
  route(contract.getSingleSignOn, async ({ world }) => ok({ isOffered: world.config.oidc !== undefined })),
  route(contract.beginSingleSignOn, async ({ world, caller }) => {
    const begun = await singleSignOn.beginSingleSignOn(world)
    if (!begun.ok) return begun
    const options = { maxAgeSeconds: singleSignOn.ATTEMPT_SECONDS }
    caller.setCookie(SINGLE_SIGN_ON_COOKIE, begun.value.kept, options)
    return ok({ address: begun.value.address })
  }),
  route(contract.endSingleSignOn, async ({ world, body, caller }) => {
    const kept = caller.cookie(SINGLE_SIGN_ON_COOKIE)
    caller.clearCookie(SINGLE_SIGN_ON_COOKIE)
    const { ip, userAgent } = caller
    const ended = await singleSignOn.endSingleSignOn(world, { ...body, kept, ip, userAgent })
    if (!ended.ok) return ended
    caller.setCookie(SESSION_COOKIE, ended.value.token, { maxAgeSeconds: ended.value.seconds })
    return ok({})
  }),
  route(contract.signOut, async ({ world, caller }) => {
    caller.clearCookie(SESSION_COOKIE)
    return caller.sessionToken === undefined ? ok({}) : await signing.signOut(world, caller.sessionToken)
  }),
  officerRoute(contract.changePassword, async ({ world, who, caller, body }) =>
    passwords.changePassword(world, who, await accountOf({ world, caller }), body.current, body.next),
  ),
  officerRoute(contract.enrolTotp, async ({ world, who, caller, body }) =>
    secondFactor.enrolTotp(world, who, await accountOf({ world, caller }), body.password),
  ),
  officerRoute(contract.confirmTotp, async ({ world, who, body }) =>
    secondFactor.confirmTotp(world, who, body.code),
  ),
  officerRoute(contract.disableTotp, async ({ world, who, body }) =>
    secondFactor.disableTotp(world, who, body.password, body.code),
  ),
  officerRoute(contract.listMySessions, async ({ world, who }) =>
    ok({ items: (await sessions.listSessions(world, who, { own: true, limit: 100 })).items }),
  ),
  officerRoute(contract.listSessions, async ({ world, who, query }) =>
    ok(await sessions.listSessions(world, who, { ...query, own: false })),
  ),
  officerRoute(contract.revokeSession, async ({ world, who, params }) =>
    sessions.revokeSession(world, who, params.sessionId),
  ),
  officerRoute(contract.listSignIns, async ({ world, who, query }) =>
    ok(await sessions.listSignIns(world, who, query)),
  ),
]

const unitRoutes: readonly Route[] = [
  route(contract.listUnits, async ({ world, actor, query }) =>
    ok(await world.db.read(scopeOf(actor, 'any'), (tx) => listUnits(tx, withoutUndefined(query)))),
  ),
  route(contract.listLocalRegions, async ({ world, actor }) =>
    ok({ items: await world.db.read(scopeOf(actor, 'any'), listLocalRegions) }),
  ),
  officerRoute(contract.createUnit, async ({ world, who, body }) => units.createUnit(world, who, body)),
  officerRoute(contract.updateUnit, async ({ world, who, params, body }) =>
    units.updateUnit(world, who, params.unitId, body),
  ),
  officerRoute(contract.closeUnit, async ({ world, who, params }) =>
    units.closeUnit(world, who, params.unitId),
  ),
]

const peopleRoutes: readonly Route[] = [
  route(contract.listPeople, async ({ world, actor, query }) =>
    ok(await people.listPeople(world, actor, withoutUndefined(query))),
  ),
  route(contract.getPerson, async ({ world, actor, params }) =>
    people.getPerson(world, actor, params.personId),
  ),
  officerRoute(contract.createPerson, async ({ world, who, body }) => people.createPerson(world, who, body)),
  officerRoute(contract.updatePerson, async ({ world, who, params, body }) =>
    people.updatePerson(world, who, params.personId, body),
  ),
  officerRoute(contract.leavePerson, async ({ world, who, params }) =>
    people.leavePerson(world, who, params.personId),
  ),
  officerRoute(contract.resetPassword, async ({ world, who, params, body }) =>
    passwords.resetPassword(world, who, params.personId, body),
  ),
  officerRoute(contract.unmaskPerson, async ({ world, who, params, body }) =>
    people.unmaskPerson(world, who, params.personId, body),
  ),
  officerRoute(contract.listUnmaskings, async ({ world, who, query }) =>
    ok(await people.listUnmaskings(world, who, query)),
  ),
  route(contract.downloadImportTemplate, async ({ caller }) =>
    ok(await importing.importTemplate(caller.language)),
  ),
  officerRoute(contract.importWorkbook, async ({ world, who, query, caller, uploads }) =>
    importing.importWorkbook(world, who, uploads(), { mode: query.mode, language: caller.language }),
  ),
  officerRoute(contract.listColleagues, async ({ world, who, query }) =>
    ok(await people.listColleagues(world, who, query.search)),
  ),
]

const roleRoutes: readonly Route[] = [
  route(contract.listRoles, async ({ world }) => ok(roles.describeRoles(world))),
  officerRoute(contract.assignRole, async ({ world, who, params, body }) =>
    roles.assignRole(world, who, params.personId, body),
  ),
  officerRoute(contract.confirmRole, async ({ world, who, params }) =>
    roles.confirmRole(world, who, params.assignmentId),
  ),
  officerRoute(contract.revokeRole, async ({ world, who, params }) =>
    roles.revokeRole(world, who, params.assignmentId),
  ),
  officerRoute(contract.listMyDelegations, async ({ world, who }) =>
    ok(await delegations.listMyDelegations(world, who)),
  ),
  officerRoute(contract.createDelegation, async ({ world, who, body }) =>
    delegations.createDelegation(world, who, body),
  ),
  officerRoute(contract.endDelegation, async ({ world, who, params }) =>
    delegations.endDelegation(world, who, params.delegationId),
  ),
  officerRoute(contract.actFor, async ({ world, who, body }) =>
    delegations.actFor(world, who, body.delegationId),
  ),
]

export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...unitRoutes,
  ...peopleRoutes,
  ...roleRoutes,
  ...bodyRoutes,
  ...meetingRoutes,
  ...expertRoutes,
]

/** Query parsers leave absent filters as undefined; stores want them absent. */
function withoutUndefined<T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
