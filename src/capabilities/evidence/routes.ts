/** Calls the use case and answers. */
import type { Actor, Officer } from '../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type Route, route } from '../../platform/http/route.ts'
import * as contract from './contract.ts'
import * as custody from './service/custody.ts'
import * as links from './service/links.ts'
import * as packs from './service/packs.ts'
import * as request from './service/request.ts'

/** What people alone do. */
async function asOfficer<T>(actor: Actor, act: (officer: Officer) => Promise<Result<T>>): Promise<Result<T>> {
  return actor.kind === 'officer'
    ? await act(actor)
    : refuse('forbidden', 'permission.missing', { permission: 'evidence.capture' })
}

export const routes: readonly Route[] = [
  route(contract.listCaptures, async ({ world, actor, query }) =>
    ok(await packs.listCaptures(world, actor, query)),
  ),
  route(contract.exportCaptures, async ({ world, actor, query, caller }) =>
    ok(packs.exportCaptures(world, actor, query, caller.language)),
  ),
  route(contract.requestCapture, async ({ world, actor, body }) =>
    asOfficer(actor, (officer) => request.requestByForm(world, officer, body)),
  ),
  route(contract.lastOfficers, async ({ world, actor }) =>
    asOfficer(actor, (officer) => request.lastOfficers(world, officer)),
  ),
  route(contract.getCapture, async ({ world, actor, params }) =>
    packs.getCapture(world, actor, params.captureId),
  ),
  route(contract.retryCapture, async ({ world, actor, params }) =>
    request.retryCapture(world, actor, params.captureId),
  ),
  route(contract.getScreenshot, async ({ world, actor, params }) =>
    packs.getScreenshot(world, actor, params.captureId),
  ),
  route(contract.downloadPack, async ({ world, actor, params }) =>
    packs.downloadPack(world, actor, params.captureId),
  ),
  route(contract.downloadRecord, async ({ world, actor, params }) =>
    packs.downloadRecord(world, actor, params.captureId),
  ),
  route(contract.verifyPack, async ({ world, actor, params }) =>
    packs.verifyPack(world, actor, params.captureId),
  ),
  route(contract.listCustody, async ({ world, actor, params, query }) =>
    custody.listCustody(world, actor, params.captureId, query.after),
  ),
  route(contract.proveCustody, async ({ world, actor, params }) =>
    custody.proveCustody(world, actor, params.captureId, params.entryId),
  ),
  route(contract.linkMatter, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => custody.linkMatter(world, officer, params.captureId, body.matterId)),
  ),
  route(contract.unlinkMatter, async ({ world, actor, params }) =>
    asOfficer(actor, (officer) => custody.unlinkMatter(world, officer, params.captureId, params.matterId)),
  ),
  route(contract.makeLink, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => links.makeLink(world, officer, params.captureId, body)),
  ),
  route(contract.revokeLink, async ({ world, actor, params }) =>
    asOfficer(actor, (officer) => links.revokeLink(world, officer, params.captureId, params.linkId)),
  ),
  route(contract.fetchByLink, async ({ world, params, caller }) =>
    links.fetchByLink(world, params.token, caller.ip),
  ),
  route(contract.extendRetention, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => custody.extendRetention(world, officer, params.captureId, body)),
  ),
]
