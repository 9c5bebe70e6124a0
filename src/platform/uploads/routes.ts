/** Uploads over HTTP. */
import { ok } from '../../kernel/result.ts'
import { type Route, route } from '../http/route.ts'
import * as contract from './contract.ts'
import * as uploads from './uploads.ts'

export const uploadRoutes: readonly Route[] = [
  route(contract.listUploads, async ({ world, actor }) => ok(await uploads.listUploads(world, actor))),
  route(contract.openUpload, async ({ world, actor, body }) => uploads.openUpload(world, actor, body)),
  route(contract.getUpload, async ({ world, actor, params }) =>
    uploads.getUpload(world, actor, params.uploadId),
  ),
  route(contract.sendPiece, async ({ world, actor, params, query, content }) =>
    uploads.receivePiece(world, actor, params.uploadId, query.offset, content()),
  ),
  route(contract.finishUpload, async ({ world, actor, params }) =>
    uploads.finishUpload(world, actor, params.uploadId),
  ),
  route(contract.cancelUpload, async ({ world, actor, params }) =>
    uploads.cancelUpload(world, actor, params.uploadId),
  ),
]
