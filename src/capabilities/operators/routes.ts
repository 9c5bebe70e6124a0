/** Calls the use case and answers. */
import type { Actor, Officer } from '../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type Route, route } from '../../platform/http/route.ts'
import * as contract from './contract.ts'
import * as claims from './service/claims.ts'
import * as holdings from './service/holdings.ts'
import { downloadLetter } from './service/import-letter.ts'
import * as imports from './service/imports.ts'
import * as matching from './service/matching.ts'
import * as moving from './service/moving.ts'
import * as places from './service/places.ts'
import * as register from './service/register.ts'
import { reportCounts } from './service/report.ts'
import * as reportStanding from './service/report-standing.ts'
import * as shops from './service/shops.ts'
import * as ties from './service/ties.ts'
import * as upkeep from './service/upkeep.ts'

/** The register is kept by officers. */
async function asOfficer<T>(actor: Actor, act: (officer: Officer) => Promise<Result<T>>): Promise<Result<T>> {
  return actor.kind === 'officer'
    ? await act(actor)
    : refuse('forbidden', 'permission.missing', { permission: 'operators.keep' })
}

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
    asOfficer(actor, (officer) => register.unmaskOperator(world, officer, params.operatorId, body)),
  ),
  route(contract.createOperator, async ({ world, actor, body }) =>
    asOfficer(actor, (officer) => upkeep.createOperator(world, officer, body)),
  ),
  route(contract.changeOperator, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => upkeep.changeOperator(world, officer, params.operatorId, body)),
  ),
  route(contract.verifyOperator, async ({ world, actor, params }) =>
    asOfficer(actor, (officer) => upkeep.verifyOperator(world, officer, params.operatorId)),
  ),
  route(contract.setOperatorStatus, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => upkeep.setOperatorStatus(world, officer, params.operatorId, body)),
  ),
  route(contract.moveOperator, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => moving.moveOperator(world, officer, params.operatorId, body)),
  ),
  route(contract.mergeOperators, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => upkeep.mergeOperators(world, officer, params.operatorId, body)),
  ),
  route(contract.splitOperator, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => upkeep.splitOperator(world, officer, params.operatorId, body.reason)),
  ),
  route(contract.saveLicence, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => holdings.saveLicence(world, officer, params.operatorId, body)),
  ),
  route(contract.saveSales, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => holdings.saveSales(world, officer, params.shopId, body)),
  ),
  route(contract.saveTie, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => ties.saveTie(world, officer, params.operatorId, body)),
  ),
  route(contract.endTie, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => ties.endTie(world, officer, params.operatorId, params.tieId, body.to)),
  ),
  route(contract.addShop, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => shops.addShop(world, officer, params.operatorId, body)),
  ),
  route(contract.setShopStatus, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => shops.setShopStatus(world, officer, params.shopId, body)),
  ),
  route(contract.giveShop, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => shops.giveShop(world, officer, params.shopId, body)),
  ),
  route(contract.listCandidates, async ({ world, actor, params }) =>
    matching.listCandidates(world, actor, params.shopId),
  ),
  route(contract.decideMatch, async ({ world, actor, params, body }) =>
    asOfficer(actor, (officer) => matching.decideMatch(world, officer, params.shopId, body)),
  ),
  route(contract.getMatchQuality, async ({ world, actor }) =>
    ok(await matching.getMatchQuality(world, actor)),
  ),
  route(contract.listPlaceRules, async ({ world, actor }) =>
    asOfficer(actor, async (officer) => ok(await places.listPlaceRules(world, officer))),
  ),
  route(contract.savePlaceRules, async ({ world, actor, body }) =>
    asOfficer(actor, (officer) => places.savePlaceRules(world, officer, body.rules)),
  ),
  route(contract.tryPlaceRules, async ({ world, actor, body }) =>
    asOfficer(actor, async (officer) => ok(await places.tryPlaceRules(world, officer, body.rules))),
  ),
  route(contract.applyPlaceRules, async ({ world, actor, caller }) =>
    asOfficer(actor, (officer) =>
      moving.applyPlaceRules(world, officer, world.translate(caller.language, 'operators.place_job')),
    ),
  ),
  route(contract.tryAddress, async ({ world, actor, query }) =>
    asOfficer(actor, async (officer) => ok(await places.tryAddress(world, officer, query.address))),
  ),
  route(contract.reportCounts, async ({ world, actor, body }) => reportCounts(world, actor, body.year)),
  route(contract.downloadImportTemplate, async ({ world, query, caller }) =>
    imports.downloadTemplate(world, query.kind, caller.language),
  ),
  route(contract.openImport, async ({ world, actor, query, uploads, caller }) =>
    asOfficer(actor, (officer) => imports.openImport(world, officer, query, uploads(), caller.language)),
  ),
  route(contract.unlockImport, async ({ world, actor, params, body, caller }) =>
    asOfficer(actor, (officer) =>
      imports.unlockImport(world, officer, params.importId, body.password, caller.language),
    ),
  ),
  route(contract.downloadRecipientCertificate, async ({ world }) => imports.downloadCertificate(world)),
  route(contract.getReportStanding, async ({ world, actor }) =>
    ok(await reportStanding.getReportStanding(world, actor)),
  ),
  route(contract.listImports, async ({ world, actor }) =>
    asOfficer(actor, async (officer) => ok(await imports.listImports(world, officer))),
  ),
  route(contract.getImport, async ({ world, actor, params, caller }) =>
    imports.getImport(world, actor, params.importId, caller.language),
  ),
  route(contract.checkImport, async ({ world, actor, params, body, caller }) =>
    asOfficer(actor, (officer) =>
      imports.checkImport(world, officer, params.importId, body, caller.language),
    ),
  ),
  route(contract.applyImport, async ({ world, actor, params, body, caller }) =>
    asOfficer(actor, (officer) =>
      imports.applyImport(world, officer, params.importId, body, caller.language),
    ),
  ),
  route(contract.downloadImportLetter, async ({ world, actor, params, caller }) =>
    downloadLetter(world, actor, params.importId, caller.language),
  ),
  route(contract.downloadImportReport, async ({ world, actor, params }) =>
    imports.downloadReport(world, actor, params.importId),
  ),
  route(contract.listClaims, async ({ world, actor, query }) =>
    ok(await claims.listClaims(world, actor, query)),
  ),
  route(contract.getClaimRates, async ({ world, actor, query }) =>
    ok(await claims.getClaimRates(world, actor, query.year)),
  ),
  route(contract.getClaim, async ({ world, actor, params }) => claims.getClaim(world, actor, params.claimId)),
  route(contract.actOnClaims, async ({ world, actor, body }) =>
    claims.actOnClaims(world, actor, body.ids, body.step, body.values),
  ),
]
