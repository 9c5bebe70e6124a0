/** Calls the use case and answers. */
import { ok } from '../../kernel/result.ts'
import { type Route, route } from '../../platform/http/route.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

export const routes: readonly Route[] = [
  route(contract.listFigures, async ({ world, actor, query }) =>
    ok({ items: await service.listFigures(world, actor, query) }),
  ),
  route(contract.listRevisions, async ({ world, actor, query }) =>
    ok({ items: await service.listRevisions(world, actor, query) }),
  ),
  route(contract.enterFigure, async ({ world, actor, body }) => service.enterFigure(world, actor, body)),
]
