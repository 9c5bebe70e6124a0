/** 运行的任务: jobs of a run's workers. One that waits is replaced by a newer one, so that calling twice costs nothing. */
import type { RegionCode } from '../../../kernel/region-code.ts'
import type { JobOrder } from '../../../platform/jobs/jobs.ts'

export const WORK_JOB = 'monitoring.work'
/** Done by the capture role, which has a browser. */
export const BROWSE_JOB = 'monitoring.browse'
/** Workers that may share one run, on however many hosts. */
const FETCH_SLOTS = 8
const BROWSE_SLOTS = 4

/** The job of one of a run's workers. */
export function slotOrder(
  kind: typeof WORK_JOB | typeof BROWSE_JOB,
  runId: string,
  slot: number,
  region: RegionCode,
  runAt?: Date,
): JobOrder {
  return { kind, payload: { runId, slot }, region, key: `${kind} ${runId} ${slot}`, ...(runAt && { runAt }) }
}

export const workOrders = (runId: string, region: RegionCode): readonly JobOrder[] =>
  Array.from({ length: FETCH_SLOTS }, (_, slot) => slotOrder(WORK_JOB, runId, slot, region))

export const browseOrders = (runId: string, region: RegionCode): readonly JobOrder[] =>
  Array.from({ length: BROWSE_SLOTS }, (_, slot) => slotOrder(BROWSE_JOB, runId, slot, region))
