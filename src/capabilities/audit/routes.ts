/** Parses nothing, decides nothing: calls the use case and answers. */
import { ok, refuse } from '../../kernel/result.ts'
import { Download } from '../../platform/files.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { XLSX_MEDIA_TYPE } from '../../platform/xlsx/stream.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

export const routes: readonly Route[] = [
  route(contract.listEntries, async ({ world, actor, query }) =>
    ok(await service.listEntries(world, actor, query)),
  ),
  route(contract.exportEntries, async ({ world, actor, query, caller }) =>
    ok(
      new Download(
        `${world.translate(caller.language, 'audit.export.sheet')}.xlsx`,
        XLSX_MEDIA_TYPE,
        service.exportEntries(world, actor, query, caller.language),
      ),
    ),
  ),
  route(contract.getEntry, async ({ world, actor, params }) =>
    service.getEntry(world, actor, params.entryId),
  ),
  route(contract.downloadProof, async ({ world, actor, params }) => {
    const proof = await service.getProof(world, actor, params.entryId)
    if (!proof.ok) return proof
    const text = `${JSON.stringify(proof.value, null, 2)}\n`
    return ok(new Download(`proof-${proof.value.seq}.json`, 'application/json', Buffer.from(text)))
  }),
  route(contract.verify, async ({ world, actor, body }) => {
    if (actor.kind !== 'officer') return refuse('forbidden', 'audit.officers_only')
    return await service.orderVerification(world, actor, body.checkpoints)
  }),
  route(contract.listCheckpoints, async ({ world, actor, query }) => {
    const page = await service.listCheckpoints(world, actor, query)
    return ok({ items: page.items, next: page.next })
  }),
  route(contract.downloadCheckpoint, async ({ world, actor, params }) => {
    const file = await service.exportCheckpoint(world, actor, params.seq, params.keyId)
    if (!file.ok) return file
    return ok(new Download(`checkpoint-${params.seq}.json`, 'application/json', Buffer.from(file.value)))
  }),
]
