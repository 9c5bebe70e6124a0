/** Routes of bodies and seats: call the use case and answer. */
import { ok } from '../../../kernel/result.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import * as contract from '../contract.ts'
import * as bodies from '../service/bodies.ts'
import * as sheets from '../service/seat-sheets.ts'
import { officerRoute } from './officer-route.ts'

export const bodyRoutes: readonly Route[] = [
  route(contract.listBodies, async ({ world, actor, query }) =>
    ok(await bodies.listBodies(world, actor, query)),
  ),
  route(contract.getBody, async ({ world, actor, params, query }) =>
    bodies.getBody(world, actor, params.bodyId, query.on),
  ),
  officerRoute(contract.createBody, async ({ world, who, body }) => bodies.createBody(world, who, body)),
  officerRoute(contract.updateBody, async ({ world, who, params, body }) =>
    bodies.updateBody(world, who, params.bodyId, body),
  ),
  officerRoute(contract.dissolveBody, async ({ world, who, params, body }) =>
    bodies.dissolveBody(world, who, params.bodyId, body.on),
  ),
  officerRoute(contract.addSeat, async ({ world, who, params, body }) =>
    bodies.addSeat(world, who, params.bodyId, body),
  ),
  officerRoute(contract.updateSeat, async ({ world, who, params, body }) =>
    bodies.updateSeat(world, who, params.seatId, body),
  ),
  officerRoute(contract.endSeat, async ({ world, who, params, body }) =>
    bodies.endSeat(world, who, params.seatId, body.on),
  ),
  officerRoute(contract.succeedSeat, async ({ world, who, params, body }) =>
    bodies.succeedSeat(world, who, params.seatId, body),
  ),
  route(contract.listSeats, async ({ world, actor, query }) =>
    ok(await bodies.listSeats(world, actor, query)),
  ),
  route(contract.exportSeats, async ({ world, actor, query, caller }) =>
    ok(sheets.exportSeats(world, actor, query, caller.language)),
  ),
  route(contract.downloadSeatTemplate, async ({ caller }) =>
    ok(await sheets.downloadSeatTemplate(caller.language)),
  ),
  officerRoute(contract.importSeats, async ({ world, who, params, query, uploads, caller }) =>
    sheets.importSeats(world, who, params.bodyId, uploads(), { ...query, language: caller.language }),
  ),
]
