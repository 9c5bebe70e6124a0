/** Builders of this capability for tests through HTTP. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client, TestServer } from '../../app/testing.ts'
import { scopeOf } from '../../kernel/actor.ts'
import { ok } from '../../kernel/result.ts'
import { finishUpload, openUpload } from '../../platform/uploads/contract.ts'
import { getPlan, importPlan, type PlanDetail } from './contract.ts'
import { edition2022 } from './edition/index.ts'
import { insertCreation } from './store/evidence.ts'

/** A text file of the plan fixtures, as a browser would send it. */
export function aPlanFile(name = 'mingxi-2024.txt'): FormData {
  const form = new FormData()
  form.append('file', new Blob([readFileSync(join(import.meta.dirname, 'plan/fixtures', name))]), name)
  return form
}

/** Reads a plan into a draft and gives it as the page sees it. */
export async function aPlanDraft(client: Client, name?: string): Promise<PlanDetail> {
  const answer = await client.send('POST', '/api/assessment/plans', aPlanFile(name))
  if (answer.status !== 200) throw new Error(`the plan was refused: ${answer.bytes.toString('utf8')}`)
  return await client.call(getPlan, { params: { planId: (answer.json as { id: string }).id } })
}

/** A plan imported as it was read. */
export async function anImportedPlan(client: Client, name?: string) {
  const plan = await aPlanDraft(client, name)
  const body = { draft: plan.draft, mapping: plan.mapping, version: plan.version, taskDueOn: '2026-12-31' }
  return { plan, counts: await client.call(importPlan, { params: { planId: plan.id }, body }) }
}

/** A file in the store, finished and not yet entered anywhere. */
export async function anUpload(client: Client, name: string, content: string | Buffer): Promise<string> {
  const bytes = Buffer.from(content)
  const { id } = await client.call(openUpload, { body: { name, size: bytes.length } })
  await client.send('PATCH', `/api/uploads/${id}?offset=0`, bytes)
  await client.call(finishUpload, { params: { uploadId: id } })
  return id
}

/** A region that scores itself by the 2022 edition, for the application of another one or its own. */
export async function beginCreation(server: TestServer, region: string, applicantRegion: string) {
  const scope = scopeOf({ kind: 'system', job: 'test' }, 'any')
  await server.world.db.transact(scope, async (tx) => {
    await insertCreation(tx, {
      id: crypto.randomUUID(),
      region,
      edition: edition2022.id,
      zone: 'central',
      startedOn: '2026-03-18',
      applicantRegion,
    })
    return ok(undefined)
  })
}
