/** Calls the use case and answers. */
import { ok } from '../../kernel/result.ts'
import { Download } from '../../platform/files.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { XLSX_MEDIA_TYPE } from '../../platform/xlsx/stream.ts'
import * as contract from './contract.ts'
import * as overview from './overview.ts'
import * as service from './service.ts'

export const routes: readonly Route[] = [
  route(contract.listMatters, async ({ world, actor, query }) =>
    ok(await service.listMatters(world, actor, query)),
  ),
  route(contract.exportMatters, async ({ world, actor, query, caller }) =>
    ok(
      new Download(
        `${world.translate(caller.language, 'matters.export.sheet')}.xlsx`,
        XLSX_MEDIA_TYPE,
        overview.exportMatters(world, actor, query, caller.language),
      ),
    ),
  ),
  route(contract.getMatterChoices, async ({ world, actor }) =>
    ok({ procedures: overview.getMatterChoices(world, actor) }),
  ),
  route(contract.countMattersByUnit, async ({ world, actor }) =>
    ok({ items: await overview.countMattersByUnit(world, actor) }),
  ),
  route(contract.listChanges, async ({ world, actor, query }) =>
    ok({ items: await overview.listChanges(world, actor, query.limit) }),
  ),
  route(contract.summarizeMatters, async ({ world, actor }) =>
    ok(await service.summarizeMatters(world, actor)),
  ),
  route(
    contract.getMatter,
    async ({ world, actor, params }) => await service.getMatter(world, actor, params.matterId),
  ),
  route(contract.takeStep, async ({ world, actor, params, body }) =>
    service.takeStep(world, actor, params.matterId, params.step, body.values),
  ),
  route(contract.assignMatter, async ({ world, actor, params, body }) =>
    service.assignMatter(world, actor, params.matterId, body.personId, body.note),
  ),
  route(contract.handOverMatter, async ({ world, actor, params, body }) =>
    service.handOverMatter(world, actor, params.matterId, body.unitId, body.reason),
  ),
  route(contract.commentOnMatter, async ({ world, actor, params, body }) =>
    service.commentOnMatter(world, actor, params.matterId, body.text),
  ),
  route(contract.watchMatter, async ({ world, actor, params, body }) =>
    service.watchMatter(world, actor, params.matterId, body.watching),
  ),
]
