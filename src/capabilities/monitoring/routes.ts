/** Calls the use case and answers. */
import { ok } from '../../kernel/result.ts'
import { type Route, route } from '../../platform/http/route.ts'
import * as contract from './contract.ts'
import * as findings from './service/findings.ts'
import * as exports from './service/findings-sheet.ts'
import * as hosts from './service/hosts.ts'
import * as models from './service/models.ts'
import * as notices from './service/notices.ts'
import * as outside from './service/outside-models.ts'
import * as overview from './service/overview.ts'
import * as plans from './service/plans.ts'
import * as prices from './service/price-probes.ts'
import * as names from './service/protected-names.ts'
import * as reports from './service/reports.ts'
import * as runs from './service/runs.ts'

export const routes: readonly Route[] = [
  route(contract.listPlans, async ({ world, actor, query }) =>
    ok(await plans.listPlans(world, actor, query)),
  ),
  route(contract.makePlan, async ({ world, actor, body }) => plans.makePlan(world, actor, body)),
  route(contract.dryRun, async ({ world, actor, body }) => plans.dryRun(world, actor, body)),
  route(contract.getPlan, async ({ world, actor, params }) => plans.getPlan(world, actor, params.watchId)),
  route(contract.changePlan, async ({ world, actor, params, body }) =>
    plans.changePlan(world, actor, params.watchId, body),
  ),
  route(contract.deletePlan, async ({ world, actor, params }) =>
    plans.deletePlan(world, actor, params.watchId),
  ),
  route(contract.startRun, async ({ world, actor, params }) => plans.startRun(world, actor, params.watchId)),
  route(contract.listRuns, async ({ world, actor, query }) => ok(await runs.listRuns(world, actor, query))),
  route(contract.getRun, async ({ world, actor, params }) => runs.getRun(world, actor, params.runId)),
  route(contract.stopRun, async ({ world, actor, params }) => runs.stopRun(world, actor, params.runId)),
  route(contract.listVisits, async ({ world, actor, params, query }) =>
    ok(await runs.listVisits(world, actor, params.runId, query)),
  ),
  route(contract.openSnapshot, async ({ world, actor, params }) =>
    runs.openSnapshot(world, actor, params.visitId),
  ),
  route(contract.listFindings, async ({ world, actor, query }) =>
    ok(await findings.listFindings(world, actor, query)),
  ),
  route(contract.exportFindings, async ({ world, actor, query, caller }) =>
    ok(exports.exportFindings(world, actor, query, caller.language)),
  ),
  route(contract.judgeFindings, async ({ world, actor, body }) => findings.judgeFindings(world, actor, body)),
  route(contract.getFinding, async ({ world, actor, params }) =>
    findings.getFinding(world, actor, params.findingId),
  ),
  route(contract.openFindingSnapshot, async ({ world, actor, params }) =>
    findings.openFindingSnapshot(world, actor, params.findingId),
  ),
  route(contract.listRules, async ({ world, actor, query }) =>
    ok(await findings.listRules(world, actor, query)),
  ),
  route(contract.listModels, async ({ world, actor }) => ok(await models.listModels(world, actor))),
  route(contract.saveModel, async ({ world, actor, body }) => models.saveModel(world, actor, body.file)),
  route(contract.tryModel, async ({ world, actor, params }) => models.tryModel(world, actor, params.modelId)),
  route(contract.switchModel, async ({ world, actor, params, body }) =>
    models.switchModel(world, actor, params.modelId, body.state),
  ),
  route(contract.exportModel, async ({ world, actor, params }) =>
    models.exportModel(world, actor, params.modelId),
  ),
  route(contract.getOverview, async ({ world, actor }) => ok(await overview.getOverview(world, actor))),
  route(contract.listPages, async ({ world, actor, query }) =>
    ok(await overview.listPages(world, actor, query)),
  ),
  route(contract.listProbes, async ({ world, actor }) => ok(await overview.listProbes(world, actor))),
  route(contract.makeProbe, async ({ world, actor, body }) => overview.makeProbe(world, actor, body)),
  route(contract.switchProbe, async ({ world, actor, params, body }) =>
    overview.switchProbe(world, actor, params.probeId, body.isOn),
  ),
  route(contract.listNotices, async ({ world, actor, query }) =>
    ok(await notices.listNotices(world, actor, query)),
  ),
  route(contract.draftNotice, async ({ world, actor, body }) =>
    notices.draftNotice(world, actor, body.findingId),
  ),
  route(contract.getNotice, async ({ world, actor, params }) =>
    notices.getNotice(world, actor, params.noticeId),
  ),
  route(contract.changeNotice, async ({ world, actor, params, body }) =>
    notices.changeNotice(world, actor, params.noticeId, body),
  ),
  route(contract.sendNotice, async ({ world, actor, params, body }) =>
    notices.sendNotice(world, actor, params.noticeId, body.way),
  ),
  route(contract.answerNotice, async ({ world, actor, params, body }) =>
    notices.answerNotice(world, actor, params.noticeId, body.answer),
  ),
  route(contract.printNotice, async ({ world, actor, params }) =>
    notices.printNotice(world, actor, params.noticeId),
  ),
  route(contract.raiseClue, async ({ world, actor, params, body }) =>
    notices.raiseClue(world, actor, params.findingId, body.note),
  ),
  route(contract.listOutsideModels, async ({ world, actor }) =>
    ok(await outside.listOutsideModels(world, actor)),
  ),
  route(contract.declareOutsideModel, async ({ world, actor, body }) =>
    outside.declareOutsideModel(world, actor, body),
  ),
  route(contract.switchOutsideModel, async ({ world, actor, params, body }) =>
    outside.switchOutsideModel(world, actor, params.modelId, body.state),
  ),
  route(contract.tryOutsideModel, async ({ world, actor, params, body }) =>
    outside.tryOutsideModel(world, actor, params.modelId, body.content),
  ),
  route(contract.listReports, async ({ world, actor }) => ok(await reports.listReports(world, actor))),
  route(contract.makeReport, async ({ world, actor, body }) => reports.makeReport(world, actor, body.month)),
  route(contract.openReport, async ({ world, actor, params }) =>
    reports.openReport(world, actor, params.region, params.month),
  ),
  route(contract.listProtectedNames, async ({ world, actor }) =>
    ok(await names.listProtectedNames(world, actor)),
  ),
  route(contract.addProtectedNames, async ({ world, actor, body }) =>
    names.addProtectedNames(world, actor, body.names),
  ),
  route(contract.removeProtectedName, async ({ world, actor, params }) =>
    names.removeProtectedName(world, actor, params.nameId),
  ),
  route(contract.listPersonas, async ({ world, actor }) => ok(await prices.listPersonas(world, actor))),
  route(contract.savePersona, async ({ world, actor, body }) => prices.savePersona(world, actor, body)),
  route(contract.listPriceProbes, async ({ world, actor, query }) =>
    ok(await prices.listPriceProbes(world, actor, query)),
  ),
  route(contract.orderPriceProbe, async ({ world, actor, body }) =>
    prices.orderPriceProbe(world, actor, body),
  ),
  route(contract.getPriceProbe, async ({ world, actor, params }) =>
    prices.getPriceProbe(world, actor, params.probeId),
  ),
  route(contract.openPriceExchange, async ({ world, actor, params }) =>
    prices.openPriceExchange(world, actor, params.probeId, params.sha256),
  ),
  route(contract.listHosts, async ({ world, actor }) => ok(await hosts.listHosts(world, actor))),
  route(contract.allowHost, async ({ world, actor, body }) => hosts.allowHost(world, actor, body)),
  route(contract.withdrawHost, async ({ world, actor, params }) =>
    hosts.withdrawHost(world, actor, params.hostId),
  ),
]
