/** 记录: an address of each endpoint with a real record of the demo in it. Tests only. */
import type { AnyEndpoint } from '../../platform/http/route.ts'
import type { TestServer } from '../testing.ts'

/** Ids for the addresses, out of what the demo made in the city and its counties. */
const IDS: Readonly<Record<string, string>> = {
  taskId: 'select id from assessment.task order by number limit 1',
  matterId: 'select id from matters.matter order by id limit 1',
  circularId: `select id from assessment.circular where state = 'issued' limit 1`,
  planId: 'select id from assessment.plan order by id limit 1',
  materialId: 'select id from assessment.material order by id limit 1',
  requestId: 'select id from assessment.material_request order by id limit 1',
  personId: `select id from organisation.person where account = 'liaison'`,
  ref: `select coalesce((select id::text from assessment.edition_version limit 1), '2022-trial') as id`,
  entryId: 'select id from audit.entry order by id limit 1',
  series: `select 'onlineRetail' as id`,
  number: `select '3' as id`,
  unitId: `select unit_id as id from organisation.person where account = 'liaison'`,
  bodyId: 'select id from organisation.body order by id limit 1',
  document: `select 'notice' as id`,
  meetingId: 'select id from organisation.meeting order by id limit 1',
  captureId: 'select id from evidence.capture where blob is not null limit 1',
  claimId: 'select id from operators.claim order by id limit 1',
  operatorId: 'select id from operators.operator order by id limit 1',
  shopId: 'select id from operators.shop order by id limit 1',
  figureRequestId: 'select id from figures.figure_request limit 1',
  watchId: `select id from monitoring.plan where name = '测试计划'`,
  runId: 'select run_id as id from monitoring.visit where snapshot is not null limit 1',
  visitId: 'select id from monitoring.visit where snapshot is not null limit 1',
  modelId: 'select id from monitoring.model limit 1',
  findingId: 'select id from monitoring.finding where snapshot is not null limit 1',
  noticeId: 'select id from monitoring.notice limit 1',
  probeId: 'select id from monitoring.price_probe limit 1',
  sha256: `select exchanges -> 0 ->> 'sha256' as id from monitoring.price_look limit 1`,
  region: 'select region as id from monitoring.report limit 1',
  month: 'select month as id from monitoring.report limit 1',
  seatId: 'select id from organisation.seat order by id limit 1',
  expertId: 'select id from organisation.expert order by id limit 1',
  assignmentId: `select id from organisation.role_assignment where region = '990100' limit 1`,
  delegationId: 'select id from organisation.delegation limit 1',
  avoidanceId: 'select id from organisation.avoidance limit 1',
  sessionId: `select id from organisation.session where region = '990100' limit 1`,
  milestoneId: 'select id from assessment.milestone limit 1',
  additionId: 'select id from assessment.edition_addition limit 1',
  scenarioId: 'select id from assessment.scenario limit 1',
  otherId: 'select id from matters.matter order by id desc limit 1',
  step: `select 'start' as id`,
  hostId: 'select id from monitoring.allowed_host limit 1',
  nameId: 'select id from monitoring.protected_name limit 1',
  tieId: 'select id from operators.tie limit 1',
  linkId: 'select id from evidence.link limit 1',
  paperId: 'select id from organisation.meeting_paper limit 1',
  figureId: 'select id from figures.figure where document_blob is not null limit 1',
}

const QUERIES: Readonly<Record<string, string>> = {
  'operators.tryAddress': '?address=x',
  'figures.listRevisions': '?region=990100&series=onlineRetail&where=local&period=2024',
  'assessment.diffEdition': '?from=2022-trial',
  'assessment.getPastScore': '?day=2026-09-20',
  'assessment.explainPastScore': '?day=2026-09-20&indicator=3',
  'assessment.compareDays': '?from=2026-09-01&to=2026-09-20',
}

export async function recordAddress(server: TestServer, endpoint: AnyEndpoint): Promise<string> {
  let path: string = endpoint.path
  for (const [whole, name = ''] of endpoint.path.matchAll(/:(\w+)/g)) {
    const [row] = await server.query<{ id: string }>(IDS[name] ?? `select null as id -- ${name}`)
    if (!row?.id) throw new Error(`no ${name} to call ${endpoint.id} with: name one in IDS`)
    path = path.replace(whole, row.id)
  }
  return path + (QUERIES[endpoint.id] ?? '')
}
