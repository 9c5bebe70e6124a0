/** 批量匹配: blocks of queries answered by threads over one shared register, in the order in which they were asked. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Language } from '../../../kernel/text.ts'
import { asData, asText } from './answer.ts'
import { createMatcher } from './match.ts'
import type { MatchClass } from './reason.ts'
import { Register, type SharedRegister } from './register.ts'
import type { Subject } from './subject.ts'

export interface BatchOptions {
  readonly language: Language
  readonly json: boolean
}

/** A block of answers: the lines to print, and how many of each class they hold. */
export interface BlockAnswer {
  readonly text: string
  readonly counts: Readonly<Record<MatchClass, number>>
}

/** Answers blocks; made once for each thread. */
export function createBlockMatcher(
  shared: SharedRegister,
  options: BatchOptions,
): (block: readonly Subject[]) => BlockAnswer {
  const matcher = createMatcher(new Register(shared))
  return (block) => {
    const counts = { same: 0, maybe: 0, no: 0 }
    const lines = block.map((shop) => {
      const answer = matcher(shop)
      counts[answer.class] += 1
      return options.json
        ? JSON.stringify(asData(shop, answer, options.language))
        : asText(shop, answer, options.language)
    })
    return { text: lines.join('\n'), counts }
  }
}

const BLOCK_ROWS = 500
/** Blocks that wait or are worked on, for each thread; more would only fill memory. */
const IN_FLIGHT = 3

async function* blocksOf(shops: AsyncIterable<Subject>): AsyncGenerator<readonly Subject[]> {
  let block: Subject[] = []
  for await (const shop of shops) {
    block.push(shop)
    if (block.length < BLOCK_ROWS) continue
    yield block
    block = []
  }
  if (block.length > 0) yield block
}

/** Answers every query in order. The first block is answered here: a short list needs no thread. */
export async function* matchAll(
  shared: SharedRegister,
  shops: AsyncIterable<Subject>,
  options: BatchOptions,
): AsyncGenerator<BlockAnswer> {
  const blocks = blocksOf(shops)
  const first = await blocks.next()
  if (first.done === true) return
  yield createBlockMatcher(shared, options)(first.value)
  const second = await blocks.next()
  if (second.done === true) return
  const threads = Array.from({ length: availableParallelism() }, () => new Thread(shared, options))
  try {
    const waiting: Promise<BlockAnswer>[] = []
    let turn = 0
    const send = (block: readonly Subject[]) => {
      const thread = threads[turn % threads.length]
      turn += 1
      if (thread !== undefined) waiting.push(thread.answer(block))
    }
    send(second.value)
    for await (const block of blocks) {
      send(block)
      if (waiting.length < threads.length * IN_FLIGHT) continue
      const answer = await waiting.shift()
      if (answer !== undefined) yield answer
    }
    for (const answer of waiting) yield await answer
  } finally {
    await Promise.all(threads.map((thread) => thread.end()))
  }
}

/** One worker; it answers its blocks one after the other. */
class Thread {
  readonly #worker: Worker
  readonly #open: { resolve: (answer: BlockAnswer) => void; reject: (error: Error) => void }[] = []

  constructor(shared: SharedRegister, options: BatchOptions) {
    this.#worker = new Worker(new URL('./batch-thread.ts', import.meta.url), {
      workerData: { shared, options },
    })
    this.#worker.on('message', (answer: BlockAnswer) => this.#open.shift()?.resolve(answer))
    this.#worker.on('error', (error) => {
      for (const { reject } of this.#open.splice(0)) reject(error as Error)
    })
  }

  answer(block: readonly Subject[]): Promise<BlockAnswer> {
    return new Promise((resolve, reject) => {
      this.#open.push({ resolve, reject })
      this.#worker.postMessage(block)
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}
