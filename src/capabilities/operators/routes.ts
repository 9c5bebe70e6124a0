/** Calls the use case and answers. */
import { ok, refuse } from '../../kernel/result.ts'
import { type Route, route } from '../../platform/http/route.ts'
import * as contract from './contract.ts'
import * as register from './service/register.ts'

export const routes: readonly Route[] = [
  route(contract.listOperators, async ({ world, actor, query }) =>
    ok(await register.listOperators(world, actor, query)),
  ),
  route(contract.exportOperators, async ({ world, actor, query, caller }) => {
    const { format: _, ...filter } = query
    return ok(register.exportOperators(world, actor, filter, caller.language))
  }),
  route(contract.getOverview, async ({ world, actor }) => ok(await register.getOverview(world, actor))),
  route(contract.listShops, async ({ world, actor, query }) =>
    ok(await register.listShops(world, actor, query)),
  ),
  route(contract.getOperator, async ({ world, actor, params }) =>
    register.getOperator(world, actor, params.operatorId),
  ),
  route(contract.listNotes, async ({ world, actor, params, query }) =>
    register.listNotes(world, actor, params.operatorId, query),
  ),
  route(contract.unmaskOperator, async ({ world, actor, params, body }) =>
    actor.kind === 'officer'
      ? register.unmaskOperator(world, actor, params.operatorId, body)
      : refuse('forbidden', 'permission.missing', { permission: 'operators.unmask' }),
  ),
]
