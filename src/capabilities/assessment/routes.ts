/** Calls the use case and answers. */
import { ok, refuse } from '../../kernel/result.ts'
import { DOCX_MEDIA_TYPE } from '../../platform/documents/official-document.ts'
import { Download } from '../../platform/files.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { XLSX_MEDIA_TYPE } from '../../platform/xlsx/stream.ts'
import * as contract from './contract.ts'
import { materialRoutes } from './routes/materials.ts'
import * as board from './service/board.ts'
import { circularDocx } from './service/circular-docx.ts'
import * as circulars from './service/circulars.ts'
import * as discussion from './service/discussion.ts'
import * as additions from './service/edition-additions.ts'
import * as editionFiles from './service/edition-import.ts'
import * as moves from './service/edition-moves.ts'
import * as editions from './service/editions.ts'
import * as evidence from './service/evidence.ts'
import * as history from './service/history.ts'
import * as outlook from './service/outlook.ts'
import * as planBodies from './service/plan-bodies.ts'
import * as plans from './service/plans.ts'
import * as score from './service/score.ts'
import * as taskChanges from './service/task-changes.ts'
import * as taskSheets from './service/task-import.ts'
import * as tasks from './service/tasks.ts'
import { getUnitStanding } from './service/unit.ts'

export const routes: readonly Route[] = [
  route(contract.listPlans, async ({ world, actor }) => ok({ items: await plans.listPlans(world, actor) })),
  route(contract.readPlanFile, async ({ world, actor, uploads }) =>
    plans.readPlanFile(world, actor, uploads()),
  ),
  route(contract.getPlan, async ({ world, actor, params }) => plans.getPlan(world, actor, params.planId)),
  route(contract.savePlanDraft, async ({ world, actor, params, body }) =>
    plans.savePlanDraft(world, actor, params.planId, body),
  ),
  route(contract.importPlan, async ({ world, actor, params, body }) =>
    plans.importPlan(world, actor, params.planId, body),
  ),
  route(contract.proposeLeadingGroup, async ({ world, actor, params }) =>
    planBodies.proposeLeadingGroup(world, actor, params.planId),
  ),
  route(contract.makeLeadingGroup, async ({ world, actor, params, body }) =>
    planBodies.makeLeadingGroup(world, actor, params.planId, body),
  ),
  route(contract.discardPlan, async ({ world, actor, params }) =>
    plans.discardPlan(world, actor, params.planId),
  ),
  route(contract.listTasks, async ({ world, actor, query }) =>
    ok(await tasks.listTasks(world, actor, query)),
  ),
  route(contract.exportTasks, async ({ world, actor, query, caller }) =>
    ok(
      new Download(
        `${world.translate(caller.language, 'assessment.export.sheet')}.xlsx`,
        XLSX_MEDIA_TYPE,
        tasks.exportTasks(world, actor, query, caller.language),
      ),
    ),
  ),
  route(contract.listCirculars, async ({ world, actor, query }) =>
    ok(await circulars.listCirculars(world, actor, query)),
  ),
  route(contract.getCircular, async ({ world, actor, params }) =>
    circulars.getCircular(world, actor, params.circularId),
  ),
  route(contract.composeCircular, async ({ world, actor, body }) =>
    circulars.composeCircular(world, actor, body),
  ),
  route(contract.editCircular, async ({ world, actor, params, body }) =>
    circulars.editCircular(world, actor, params.circularId, body),
  ),
  route(contract.issueCircular, async ({ world, actor, params }) =>
    circulars.issueCircular(world, actor, params.circularId),
  ),
  route(contract.discardCircular, async ({ world, actor, params }) =>
    circulars.discardCircular(world, actor, params.circularId),
  ),
  route(contract.downloadCircular, async ({ world, actor, params }) => {
    const circular = await circulars.getCircular(world, actor, params.circularId)
    if (!circular.ok) return circular
    return ok(
      new Download(`${circular.value.title}.docx`, DOCX_MEDIA_TYPE, await circularDocx(circular.value)),
    )
  }),
  route(contract.actOnTasks, async ({ world, actor, body }) =>
    taskChanges.actOnTasks(world, actor, body.ids, body.act),
  ),
  route(contract.amendTask, async ({ world, actor, params, body }) =>
    taskChanges.amendTask(world, actor, params.taskId, body),
  ),
  route(contract.saveMilestone, async ({ world, actor, params, body }) =>
    taskChanges.saveMilestone(world, actor, params, body),
  ),
  route(contract.removeMilestone, async ({ world, actor, params }) =>
    taskChanges.removeMilestone(world, actor, params),
  ),
  route(contract.markMilestone, async ({ world, actor, params, body }) =>
    taskChanges.markMilestone(world, actor, params, body.done),
  ),
  route(contract.reportOnTask, async ({ world, actor, params, body }) =>
    taskChanges.reportOnTask(world, actor, params.taskId, body.text),
  ),
  route(contract.getTaskStages, async ({ world, actor }) =>
    ok({ items: await tasks.getTaskStages(world, actor) }),
  ),
  route(contract.downloadTaskTemplate, async ({ world, caller }) =>
    ok(await taskSheets.downloadTaskTemplate(world, caller.language)),
  ),
  route(contract.importTasks, async ({ world, actor, query, uploads, caller }) =>
    actor.kind === 'officer'
      ? taskSheets.importTasks(world, actor, uploads(), { ...query, language: caller.language })
      : refuse('forbidden', 'permission.missing', { permission: 'assessment.manageTasks' }),
  ),
  route(contract.getTask, async ({ world, actor, params }) => tasks.getTask(world, actor, params.taskId)),
  route(contract.createTask, async ({ world, actor, body }) => tasks.createTask(world, actor, body)),
  route(contract.getTaskChoices, async ({ world, actor }) => ok(await tasks.getTaskChoices(world, actor))),
  route(contract.getBoard, async ({ world, actor, query }) => board.getBoard(world, actor, query.region)),
  route(contract.getUnitStanding, async ({ world, actor, params }) =>
    getUnitStanding(world, actor, params.unitId),
  ),
  route(contract.listComments, async ({ world, actor, params, query }) =>
    discussion.listComments(world, actor, params.number, query),
  ),
  route(contract.addComment, async ({ world, actor, params, body }) =>
    discussion.addComment(world, actor, params.number, body.text),
  ),
  route(contract.getScore, async ({ world, actor, query }) => score.getScore(world, actor, query.region)),
  route(contract.explainScore, async ({ world, actor, query }) => score.explainScore(world, actor, query)),
  route(contract.getOutlook, async ({ world, actor, query }) =>
    outlook.getOutlook(world, actor, query.region),
  ),
  route(contract.enterEffort, async ({ world, actor, body }) => outlook.enterEffort(world, actor, body)),
  route(contract.setRiskMargins, async ({ world, actor, body }) =>
    outlook.setRiskMargins(world, actor, body.region, body.margins),
  ),
  route(contract.keepScenario, async ({ world, actor, body }) => outlook.keepScenario(world, actor, body)),
  route(contract.removeScenario, async ({ world, actor, params }) =>
    outlook.removeScenario(world, actor, params.scenarioId),
  ),
  route(contract.getTrend, async ({ world, actor, query }) => history.getTrend(world, actor, query)),
  route(contract.getPastScore, async ({ world, actor, query }) => history.getPastScore(world, actor, query)),
  route(contract.explainPastScore, async ({ world, actor, query }) =>
    history.explainPastScore(world, actor, query),
  ),
  route(contract.compareDays, async ({ world, actor, query }) => history.compareDays(world, actor, query)),
  route(contract.listEditions, async ({ world, actor }) => ok(await editions.listEditions(world, actor))),
  route(contract.getEdition, async ({ world, actor, params }) =>
    editions.getEdition(world, actor, params.ref),
  ),
  route(contract.getLocalPart, async ({ world, actor, query }) =>
    additions.getLocalPart(world, actor, query.region),
  ),
  route(contract.diffEdition, async ({ world, actor, params, query }) =>
    editions.diffEdition(world, actor, params.ref, query.from),
  ),
  route(contract.exportEdition, async ({ world, actor, params, query }) => {
    const file = await editions.exportEdition(world, actor, params.ref, query.format)
    const mediaType = query.format === 'xlsx' ? XLSX_MEDIA_TYPE : 'application/yaml'
    return file.ok ? ok(new Download(file.value.fileName, mediaType, file.value.content)) : file
  }),
  route(contract.checkEditionFile, async ({ world, actor, uploads }) =>
    editionFiles.checkEditionFile(world, actor, uploads()),
  ),
  route(contract.importEdition, async ({ world, actor, query, uploads }) =>
    editionFiles.importEdition(world, actor, query, uploads()),
  ),
  route(contract.freezeEdition, async ({ world, actor, params }) =>
    editions.freezeEdition(world, actor, params.ref),
  ),
  route(contract.previewMove, async ({ world, actor, params }) =>
    moves.previewMove(world, actor, params.ref),
  ),
  route(contract.moveCreation, async ({ world, actor, params, body }) =>
    moves.moveCreation(world, actor, params.ref, body.reason),
  ),
  route(contract.addToEdition, async ({ world, actor, params, body }) =>
    additions.addToEdition(world, actor, params.ref, body),
  ),
  route(contract.revokeAddition, async ({ world, actor, params, body }) =>
    additions.revokeAddition(world, actor, params.additionId, body.reason),
  ),
  route(contract.settleAddition, async ({ world, actor, params, body }) =>
    additions.settleAddition(world, actor, params.additionId, body),
  ),
  route(contract.getEvidence, async ({ world, actor, query }) =>
    evidence.getEvidence(world, actor, query.region),
  ),
  route(contract.enterMeasure, async ({ world, actor, body }) => evidence.enterMeasure(world, actor, body)),
  route(contract.judgeItem, async ({ world, actor, body }) => evidence.judgeItem(world, actor, body)),
  route(contract.decideItem, async ({ world, actor, body }) => evidence.decideItem(world, actor, body)),
  ...materialRoutes,
]
