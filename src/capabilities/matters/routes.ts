/** Calls the use case and answers. */
import { ok } from '../../kernel/result.ts'
import { Download } from '../../platform/files.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { XLSX_MEDIA_TYPE } from '../../platform/xlsx/stream.ts'
import * as noticeContract from './contract/notices.ts'
import { listByUnit } from './contract/standing.ts'
import * as contract from './contract.ts'
import * as overview from './overview.ts'
import * as changes from './service/changes.ts'
import * as list from './service/list.ts'
import * as notices from './service/notices.ts'
import { getMatter } from './service/show.ts'
import { takeStep } from './service/steps.ts'
import { superviseMatter } from './service/supervision.ts'

export const routes: readonly Route[] = [
  route(contract.listMatters, async ({ world, actor, query }) =>
    ok(await list.listMatters(world, actor, query)),
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
  route(contract.summarizeMatters, async ({ world, actor }) => ok(await list.summarizeMatters(world, actor))),
  route(listByUnit, async ({ world, actor, query }) => ok(await list.listByUnit(world, actor, query))),
  route(contract.getMatter, async ({ world, actor, params }) => getMatter(world, actor, params.matterId)),
  route(contract.takeStep, async ({ world, actor, params, body }) =>
    takeStep(world, actor, {
      id: params.matterId,
      step: params.step,
      input: body.values,
      movedAt: body.movedAt,
    }),
  ),
  route(contract.assignMatter, async ({ world, actor, params, body }) =>
    changes.assignMatter(world, actor, params.matterId, body),
  ),
  route(contract.handOverMatter, async ({ world, actor, params, body }) =>
    changes.handOverMatter(world, actor, params.matterId, body),
  ),
  route(contract.returnMatter, async ({ world, actor, params, body }) =>
    changes.returnMatter(world, actor, params.matterId, body),
  ),
  route(contract.commentOnMatter, async ({ world, actor, params, body }) =>
    changes.commentOnMatter(world, actor, params.matterId, body),
  ),
  route(contract.watchMatter, async ({ world, actor, params, body }) =>
    changes.watchMatter(world, actor, params.matterId, body.watching),
  ),
  route(contract.linkMatter, async ({ world, actor, params, body }) =>
    changes.linkMatter(world, actor, params.matterId, body),
  ),
  route(contract.unlinkMatter, async ({ world, actor, params }) =>
    changes.unlinkMatter(world, actor, params.matterId, params.otherId),
  ),
  route(contract.superviseMatter, async ({ world, actor, params, body }) =>
    superviseMatter(world, actor, params.matterId, body),
  ),
  route(noticeContract.listNotices, async ({ world, actor, query }) =>
    ok(await notices.listNotices(world, actor, query)),
  ),
  route(noticeContract.countNotices, async ({ world, actor }) =>
    ok(await notices.countNotices(world, actor)),
  ),
  route(noticeContract.readNotices, async ({ world, actor, body }) =>
    notices.readNotices(world, actor, body.ids),
  ),
  route(noticeContract.getNoticeChannel, async ({ world, actor }) =>
    ok(await notices.getNoticeChannel(world, actor)),
  ),
  route(noticeContract.setNoticeChannel, async ({ world, actor, body }) =>
    notices.setNoticeChannel(world, actor, body),
  ),
  route(noticeContract.getNoticeRule, async ({ world, actor }) =>
    ok(await notices.getNoticeRule(world, actor)),
  ),
  route(noticeContract.setNoticeRule, async ({ world, actor, body }) =>
    notices.setNoticeRule(world, actor, body),
  ),
]
