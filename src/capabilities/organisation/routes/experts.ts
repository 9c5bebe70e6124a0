/** Routes of the expert pool: call the use case and answer. */
import { ok } from '../../../kernel/result.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import * as contract from '../contract.ts'
import * as sheets from '../service/expert-sheets.ts'
import * as experts from '../service/experts.ts'
import { officerRoute } from './officer-route.ts'

export const expertRoutes: readonly Route[] = [
  route(contract.listExperts, async ({ world, actor, query }) =>
    ok(await experts.listExperts(world, actor, query)),
  ),
  route(contract.exportExperts, async ({ world, actor, query, caller }) =>
    ok(sheets.exportExperts(world, actor, query, caller.language)),
  ),
  route(contract.downloadExpertTemplate, async ({ caller }) =>
    ok(await sheets.downloadExpertTemplate(caller.language)),
  ),
  officerRoute(contract.importExperts, async ({ world, who, params, query, uploads, caller }) =>
    sheets.importExperts(world, who, params.bodyId, uploads(), { ...query, language: caller.language }),
  ),
  officerRoute(contract.addExpert, async ({ world, who, params, body }) =>
    experts.addExpert(world, who, params.bodyId, body),
  ),
  officerRoute(contract.setExpertTerm, async ({ world, who, params, body }) =>
    experts.setExpertTerm(world, who, params.expertId, body.toOn),
  ),
  officerRoute(contract.addAvoidance, async ({ world, who, params, body }) =>
    experts.addAvoidance(world, who, params.expertId, body),
  ),
  officerRoute(contract.liftAvoidance, async ({ world, who, params, body }) =>
    experts.liftAvoidance(world, who, params.avoidanceId, body.reason),
  ),
  officerRoute(contract.unmaskExpert, async ({ world, who, params, body }) =>
    experts.unmaskExpert(world, who, params.expertId, body.reason),
  ),
  officerRoute(contract.drawExperts, async ({ world, who, params, body }) =>
    experts.drawExperts(world, who, params.bodyId, body),
  ),
  route(contract.listDraws, async ({ world, actor, query }) =>
    ok(await experts.listDraws(world, actor, query)),
  ),
]
