/** The thread of `batch.ts`. */
import { parentPort, workerData } from 'node:worker_threads'
import { type BatchOptions, createBlockMatcher } from './batch.ts'
import type { SharedRegister } from './register.ts'
import type { Subject } from './subject.ts'

const { shared, options } = workerData as { shared: SharedRegister; options: BatchOptions }
const answer = createBlockMatcher(shared, options)
parentPort?.on('message', (block: readonly Subject[]) => parentPort?.postMessage(answer(block)))
