/** Routes of meetings and resolutions: call the use case and answer. */
import { ok } from '../../../kernel/result.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import * as contract from '../contract.ts'
import * as documents from '../service/meeting-documents.ts'
import * as papers from '../service/meeting-papers.ts'
import * as meetings from '../service/meetings.ts'
import * as resolutions from '../service/resolutions.ts'
import { officerRoute } from './officer-route.ts'

export const meetingRoutes: readonly Route[] = [
  route(contract.listMeetings, async ({ world, actor, query }) =>
    ok(await meetings.listMeetings(world, actor, query)),
  ),
  route(contract.getMeeting, async ({ world, actor, params }) =>
    meetings.getMeeting(world, actor, params.meetingId),
  ),
  officerRoute(contract.createMeeting, async ({ world, who, params, body }) =>
    meetings.createMeeting(world, who, params.bodyId, body),
  ),
  officerRoute(contract.updateMeeting, async ({ world, who, params, body }) =>
    meetings.updateMeeting(world, who, params.meetingId, body),
  ),
  officerRoute(contract.cancelMeeting, async ({ world, who, params }) =>
    meetings.cancelMeeting(world, who, params.meetingId),
  ),
  officerRoute(contract.callMeeting, async ({ world, who, params }) =>
    meetings.callMeeting(world, who, params.meetingId),
  ),
  officerRoute(contract.keepMinutes, async ({ world, who, params, body }) =>
    meetings.keepMinutes(world, who, params.meetingId, body),
  ),
  officerRoute(contract.confirmMinutes, async ({ world, who, params }) =>
    meetings.confirmMinutes(world, who, params.meetingId),
  ),
  officerRoute(contract.addPaper, async ({ world, who, params, query, uploads }) =>
    papers.addPaper(world, who, params.meetingId, query, uploads()),
  ),
  officerRoute(contract.removePaper, async ({ world, who, params }) =>
    papers.removePaper(world, who, params.paperId),
  ),
  route(contract.openPaper, async ({ world, actor, params }) =>
    papers.openPaper(world, actor, params.paperId),
  ),
  route(contract.downloadMeetingDocument, async ({ world, actor, params }) =>
    documents.downloadMeetingDocument(world, actor, params.meetingId, params.document),
  ),
  route(contract.listResolutions, async ({ world, actor, query }) =>
    ok(await resolutions.listResolutions(world, actor, query)),
  ),
  route(contract.exportResolutions, async ({ world, actor, query, caller }) =>
    ok(resolutions.exportResolutions(world, actor, query, caller.language)),
  ),
]
