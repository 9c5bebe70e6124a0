/** Calls the use case and answers. */
import type { Actor, Officer } from '../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type Route, route } from '../../platform/http/route.ts'
import * as contract from './contract.ts'
import * as entry from './service/entry.ts'
import * as imports from './service/import.ts'
import * as requests from './service/requests.ts'
import * as series from './service/series.ts'

/** A template and an import are an officer's own. */
async function asOfficer<T>(actor: Actor, act: (officer: Officer) => Promise<Result<T>>): Promise<Result<T>> {
  return actor.kind === 'officer'
    ? await act(actor)
    : refuse('forbidden', 'permission.missing', { permission: 'figures.enter' })
}

export const routes: readonly Route[] = [
  route(contract.listFigures, async ({ world, actor, query }) =>
    ok({ items: await entry.listFigures(world, actor, query) }),
  ),
  route(contract.listRevisions, async ({ world, actor, query }) =>
    ok({ items: await entry.listRevisions(world, actor, query) }),
  ),
  route(contract.enterFigure, async ({ world, actor, body }) => entry.enterFigure(world, actor, body)),
  route(contract.publishFigures, async ({ world, actor, body }) => entry.publishFigures(world, actor, body)),
  route(contract.withdrawDraft, async ({ world, actor, params }) =>
    entry.withdrawDraft(world, actor, params.figureId),
  ),
  route(contract.attachDocument, async ({ world, actor, params, uploads }) =>
    entry.attachDocument(world, actor, params.figureId, uploads()),
  ),
  route(contract.openDocument, async ({ world, actor, params }) =>
    entry.openDocument(world, actor, params.figureId),
  ),
  route(contract.listSeries, async ({ world, actor, query }) =>
    ok(await series.listSeries(world, actor, query)),
  ),
  route(contract.getSeries, async ({ world, actor, params, query }) =>
    series.getSeries(world, actor, params.series, query.region),
  ),
  route(contract.listMissing, async ({ world, actor, query }) =>
    ok(await series.listMissing(world, actor, query)),
  ),
  route(contract.getFigureChoices, async ({ world, actor, query }) =>
    ok(await series.getChoices(world, actor, query.region)),
  ),
  route(contract.listFigureRequests, async ({ world, actor, query }) =>
    ok(await requests.listRequests(world, actor, query)),
  ),
  route(contract.getFigureRequest, async ({ world, actor, params }) =>
    requests.getRequest(world, actor, params.figureRequestId),
  ),
  route(contract.askForFigures, async ({ world, actor, body, caller }) =>
    requests.askForFigures(world, actor, body, caller.language),
  ),
  route(contract.listRequested, async ({ world, actor, query }) =>
    ok(await requests.listRequested(world, actor, query.region)),
  ),
  route(contract.exportFigures, async ({ world, actor, query, caller }) =>
    series.exportFigures(world, actor, query, caller.language),
  ),
  route(contract.downloadTemplate, async ({ world, actor, query, caller }) =>
    asOfficer(actor, (officer) => imports.downloadTemplate(world, officer, query, caller.language)),
  ),
  route(contract.checkImport, async ({ world, actor, uploads, caller }) =>
    asOfficer(actor, (officer) => imports.checkImport(world, officer, uploads(), caller.language)),
  ),
  route(contract.getImport, async ({ world, actor, params }) =>
    imports.getImport(world, actor, params.importId),
  ),
  route(contract.applyImport, async ({ world, actor, params, body, caller }) =>
    asOfficer(actor, (officer) =>
      imports.applyImport(world, officer, params.importId, body, caller.language),
    ),
  ),
  route(contract.downloadReport, async ({ world, actor, params }) =>
    imports.downloadReport(world, actor, params.importId),
  ),
]
