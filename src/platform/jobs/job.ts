/** 后台任务: what a handler gets, and what it answers. */
import type { SystemJob } from '../../kernel/actor.ts'
import type { Detail, Result } from '../../kernel/result.ts'
import type { World } from '../world.ts'

/** One run of a job, as its handler sees it. */
export interface JobCall {
  readonly world: World
  readonly actor: SystemJob
  /** As it was enqueued; the handler parses it. */
  readonly payload: unknown
  readonly id: string
  /** 1 for the first run. */
  readonly attempt: number
  /** Tells how far it is; written at most twice a second. */
  progress(done: number, total?: number): Promise<void>
  /** Whether somebody asked it to stop. A handler that reads true winds up and returns; the job is then cancelled. */
  isCancelled(): Promise<boolean>
  /** Fires when the program wants to end; a long handler then throws or returns soon. */
  readonly signal: AbortSignal
}

/** A refusal ends the job for good; a throw is tried again later. Runs at least once: must be idempotent. */
export type JobHandler = (job: JobCall) => Promise<Result<Detail>>
