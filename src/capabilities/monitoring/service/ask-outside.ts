/** 询问外部模型: by process or HTTP, within bounds; whatever a model does, the page's own findings stand. */
import { join } from 'node:path'
import type { Day } from '../../../kernel/day.ts'
import type { Guard } from '../../../platform/net/guard.ts'
import { postJson } from '../../../platform/net/post.ts'
import { runBounded } from '../../../platform/process/bounded.ts'
import { type OutsideHit, type OutsideOutcome, questionOf, readAnswer } from '../detection/outside.ts'
import type { Facts } from '../detection/rule.ts'
import type { PageView } from '../page/view.ts'
import type { Said, StoredOutsideModel } from '../store/outside-models.ts'

const MEMORY_BYTES_MAX = 512 * 1024 * 1024
const OUTPUT_BYTES_MAX = 1024 * 1024
/** Failures in a row after which a model is asked no more by this worker: a slow one would hold every page up. */
const FAILURES_MAX = 3
/** Pages for which one model is asked at the same time. */
const AT_ONCE_MAX = 2

export interface OutsideAnswer {
  readonly outcome: OutsideOutcome
  readonly detail: string
  readonly hits: readonly OutsideHit[]
}

type Target = Pick<StoredOutsideModel, 'target' | 'timeout_ms' | 'level'>

export interface OutsideMeans {
  readonly guard: Guard
  /** Where programs stand that whoever runs the instance has put there. */
  readonly folder: string
}

/** 模型程序的文件夹 of an instance. */
export const modelFolder = (dataDir: string): string => join(dataDir, 'models')

/** Never throws for what the model does. */
export async function askModel(
  { guard, folder }: OutsideMeans,
  model: Target,
  page: PageView,
  on: Day,
  facts: Facts,
): Promise<OutsideAnswer> {
  const question = questionOf(page, on, facts)
  const bounds = { timeMs: model.timeout_ms, outputBytesMax: OUTPUT_BYTES_MAX }
  const { target } = model
  const ended =
    target.kind === 'http'
      ? await postJson(guard, target.url, question, bounds)
      : await runBounded({ program: join(folder, target.program), args: target.args, folder }, question, {
          ...bounds,
          memoryBytesMax: MEMORY_BYTES_MAX,
        })
  if (!('output' in ended)) return { ...ended, hits: [] }
  const answer = readAnswer(ended.output.toString('utf8'), page, model.level)
  return answer.ok ? { outcome: 'answered', detail: '', hits: answer.value } : { ...answer.error, hits: [] }
}

export interface ModelHits {
  readonly model: StoredOutsideModel
  readonly hits: readonly OutsideHit[]
}

/** The models that one worker asks of each of its pages. */
export class OutsideModels {
  readonly #means: OutsideMeans
  readonly #models: readonly StoredOutsideModel[]
  readonly #failures = new Map<string, number>()
  readonly #turns = new Map<string, Promise<void>[]>()
  #said = new Map<string, { modelId: string; outcome: string; detail: string; number: number }>()

  constructor(means: OutsideMeans, models: readonly StoredOutsideModel[]) {
    this.#means = means
    this.#models = models
  }

  async ask(page: PageView, on: Day, facts: Facts): Promise<readonly ModelHits[]> {
    return await Promise.all(
      this.#models.map(async (model) => {
        const answer = await this.#inTurn(model, async () => await this.#askOne(model, page, on, facts))
        this.#note(model, answer)
        return { model, hits: answer.hits }
      }),
    )
  }

  /** How answers ended since it was asked last. */
  takeSaid(): readonly Said[] {
    const said = [...this.#said.values()]
    this.#said = new Map()
    return said
  }

  async #askOne(model: StoredOutsideModel, page: PageView, on: Day, facts: Facts): Promise<OutsideAnswer> {
    if ((this.#failures.get(model.id) ?? 0) >= FAILURES_MAX)
      return { outcome: 'set_aside', detail: '', hits: [] }
    const answer = await askModel(this.#means, model, page, on, facts)
    this.#failures.set(model.id, answer.outcome === 'answered' ? 0 : (this.#failures.get(model.id) ?? 0) + 1)
    return answer
  }

  #note({ id }: StoredOutsideModel, { outcome, detail }: OutsideAnswer): void {
    const key = `${id} ${outcome}`
    const number = (this.#said.get(key)?.number ?? 0) + 1
    this.#said.set(key, { modelId: id, outcome, detail, number })
  }

  /** Waits until fewer than the most are being asked of the model. */
  async #inTurn<T>({ id }: StoredOutsideModel, ask: () => Promise<T>): Promise<T> {
    const lanes = this.#turns.get(id) ?? []
    this.#turns.set(id, lanes)
    while (lanes.length >= AT_ONCE_MAX) await Promise.race(lanes)
    const { promise, resolve } = Promise.withResolvers<void>()
    lanes.push(promise)
    try {
      return await ask()
    } finally {
      lanes.splice(lanes.indexOf(promise), 1)
      resolve()
    }
  }
}
