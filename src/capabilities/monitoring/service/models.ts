/** 自建模型: officers compose rules, try them on what was read before, switch them on, share them as files. */
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { isDeepStrictEqual } from 'node:util'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import { Download } from '../../../platform/files.ts'
import { decodePage } from '../../../platform/net/charset.ts'
import type { World } from '../../../platform/world.ts'
import type { ModelRow, Trial } from '../contract.ts'
import { evaluate, type Model, parseModel } from '../detection/model.ts'
import { precisionOf } from '../domain/finding.ts'
import { readPage } from '../page/read.ts'
import { mayCompose } from '../policy.ts'
import * as findings from '../store/findings.ts'
import * as store from '../store/models.ts'
import { nameOf, regionOf, unitOf } from './actors.ts'
import { AGAINST } from './findings.ts'
import { wordsAgain } from './pictures.ts'
import { MODEL_PREFIX } from './read-page.ts'

/** Enough to see whether a model is any good, few enough to wait for. */
const TRIAL_PAGES_MAX = 300
const EXAMPLES_MAX = 20

const holdingOf = (row: store.StoredModel) => ({ region: row.region as RegionCode, unitId: row.unit_id })

export async function listModels(world: World, actor: Actor): Promise<{ items: ModelRow[]; next: null }> {
  return await world.db.read(scopeOf(actor, 'monitoring.read'), async (tx) => {
    const rows = await store.listModels(tx)
    const counts = new Map((await findings.countByRule(tx, AGAINST)).map((count) => [count.rule, count]))
    const items = rows.map((row): ModelRow => {
      const count = counts.get(`${MODEL_PREFIX}${row.key}`)
      return {
        id: row.id,
        key: row.key,
        file: row.file as unknown as Record<string, unknown>,
        version: row.file.version,
        title: { zh: row.file.title.zh, en: row.file.title.en || row.file.title.zh },
        level: row.file.level,
        state: row.state,
        triedVersion: row.tried_version,
        tried: row.tried,
        findings: count?.findings ?? 0,
        precision: precisionOf(count?.accepted ?? 0, count?.wrong ?? 0).value,
        changedName: row.changed_name,
        changedAt: row.changed_at.toISOString(),
        mayCompose: mayCompose(actor, holdingOf(row)),
      }
    })
    return { items, next: null }
  })
}

/** The file's own version counts where it is ahead; a change always makes a new one. */
export async function saveModel(
  world: World,
  actor: Actor,
  file: unknown,
): Promise<Result<{ id: string; version: number }>> {
  const parsed = parseModel(file)
  if (!parsed.ok) return parsed
  const region = regionOf(actor, undefined)
  const unitId = unitOf(actor)
  if (!mayCompose(actor, { region, unitId }))
    return refuse('forbidden', 'permission.missing', { permission: 'monitoring.compose' })
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<{ id: string; version: number }>> => {
      const before = await store.lockByKey(tx, region, parsed.value.id)
      if (before !== undefined && isSame(before.file, parsed.value))
        return ok({ id: before.id, version: before.file.version })
      const version = Math.max(parsed.value.version, (before?.file.version ?? 0) + 1)
      const id = before?.id ?? randomUUID()
      const isSaved = await store.saveModel(tx, {
        id,
        region,
        unit_id: before === undefined ? unitId : before.unit_id,
        key: parsed.value.id,
        file: { ...parsed.value, version },
        changed_name: nameOf(actor),
        changed_at: world.clock.now(),
      })
      if (!isSaved) return refuse('conflict', 'monitoring.model_changed')
      await record(tx, actor, {
        action: 'monitoring.modelSaved',
        subject: { type: 'monitoring.model', id },
        region,
        unitId,
        details: { version },
      })
      return ok({ id, version })
    },
  )
}

const isSame = (a: Model, b: Model): boolean => isDeepStrictEqual({ ...a, version: 0 }, { ...b, version: 0 })

/** 试运行: over the pages that were read last; nothing becomes a finding. */
export async function tryModel(world: World, actor: Actor, id: string): Promise<Result<Trial>> {
  const scope = scopeOf(actor, 'monitoring.read')
  const loaded = await world.db.read(scope, async (tx) => {
    const model = await store.findModel(tx, id)
    return model && { model, pages: await store.listSnapshots(tx, model.region, TRIAL_PAGES_MAX) }
  })
  const allowed = decideComposing(actor, loaded?.model)
  if (!allowed.ok || loaded === undefined)
    return allowed.ok ? refuse('not_found', 'monitoring.no_such_model') : allowed
  const { file } = allowed.value
  const hits: { url: string; title: string; text: string }[] = []
  for (const { url, title, snapshot, image_words } of loaded.pages) {
    const content = await world.blobs.open(snapshot)
    if (content === undefined) continue
    const source = { content: decodePage(await buffer(content), undefined).text, url }
    const plain = readPage(source)
    const page =
      image_words === null ? plain : readPage({ ...source, imageWords: wordsAgain(plain, image_words) })
    const hit = evaluate(file, page)
    if (hit !== undefined) hits.push({ url, title, text: hit.spans[0]?.text ?? '' })
  }
  const tried: Trial = {
    pages: loaded.pages.length,
    hits: hits.length,
    at: world.clock.now().toISOString(),
    examples: hits.slice(0, EXAMPLES_MAX),
  }
  return await world.db.transact(scope, async (tx): Promise<Result<Trial>> => {
    const model = await store.lockModel(tx, id)
    if (model?.file.version !== file.version) return refuse('conflict', 'monitoring.model_changed')
    await store.saveTrial(tx, id, file.version, tried)
    await record(tx, actor, {
      action: 'monitoring.modelTried',
      subject: { type: 'monitoring.model', id },
      region: model.region as RegionCode,
      unitId: model.unit_id,
      details: { version: file.version, pages: tried.pages, hits: tried.hits },
    })
    return ok(tried)
  })
}

function decideComposing(actor: Actor, model: store.StoredModel | undefined): Result<store.StoredModel> {
  if (model === undefined) return refuse('not_found', 'monitoring.no_such_model')
  if (!mayCompose(actor, holdingOf(model)))
    return refuse('forbidden', 'permission.missing', { permission: 'monitoring.compose' })
  return ok(model)
}

export async function switchModel(
  world: World,
  actor: Actor,
  id: string,
  state: 'off' | 'on',
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<Record<string, never>>> => {
      const allowed = decideComposing(actor, await store.lockModel(tx, id))
      if (!allowed.ok) return allowed
      const model = allowed.value
      if (state === 'on' && model.tried_version !== model.file.version)
        return refuse('conflict', 'monitoring.model_untried')
      if (model.state === state) return ok({})
      await store.setModelState(tx, id, state)
      await record(tx, actor, {
        action: 'monitoring.modelSwitched',
        subject: { type: 'monitoring.model', id },
        region: model.region as RegionCode,
        unitId: model.unit_id,
        details: { state, version: model.file.version },
      })
      return ok({})
    },
  )
}

export async function exportModel(world: World, actor: Actor, id: string): Promise<Result<Download>> {
  const model = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) => store.findModel(tx, id))
  if (model === undefined) return refuse('not_found', 'monitoring.no_such_model')
  const content = Buffer.from(`${JSON.stringify(model.file, null, 2)}\n`, 'utf8')
  return ok(new Download(`${model.key}.json`, 'application/json', content))
}
