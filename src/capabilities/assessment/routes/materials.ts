/** Materials over HTTP: calls the use case and answers. */
import { ok } from '../../../kernel/result.ts'
import { Download } from '../../../platform/files.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { XLSX_MEDIA_TYPE } from '../../../platform/xlsx/stream.ts'
import * as contract from '../contract.ts'
import * as acts from '../service/material-acts.ts'
import * as files from '../service/material-files.ts'
import * as likeness from '../service/material-likeness.ts'
import { getMatrix } from '../service/material-matrix.ts'
import * as requests from '../service/material-requests.ts'
import * as materials from '../service/materials.ts'

export const materialRoutes: readonly Route[] = [
  route(contract.listMaterials, async ({ world, actor, query }) =>
    ok(await materials.listMaterials(world, actor, query)),
  ),
  route(contract.exportMaterials, async ({ world, actor, query, caller }) =>
    ok(
      new Download(
        `${world.translate(caller.language, 'assessment.material.sheet')}.xlsx`,
        XLSX_MEDIA_TYPE,
        materials.exportMaterials(world, actor, query, caller.language),
      ),
    ),
  ),
  route(contract.getMaterial, async ({ world, actor, params }) =>
    materials.getMaterial(world, actor, params.materialId),
  ),
  route(contract.listLikeMaterials, async ({ world, actor, params }) =>
    likeness.listLike(world, actor, params.materialId),
  ),
  route(contract.openMaterial, async ({ world, actor, params, query }) => {
    const file = await files.openMaterial(world, actor, params.materialId, query.version)
    return file.ok ? ok(new Download(file.value.fileName, file.value.mediaType, file.value.content)) : file
  }),
  route(contract.previewMaterial, async ({ world, actor, params, query }) =>
    files.previewMaterial(world, actor, params.materialId, query.version),
  ),
  route(contract.enterMaterials, async ({ world, actor, body }) =>
    materials.enterMaterials(world, actor, body),
  ),
  route(contract.findSameMaterials, async ({ world, actor, body }) =>
    ok(await materials.findSame(world, actor, body.files)),
  ),
  route(contract.enterMaterialVersion, async ({ world, actor, params, body }) =>
    acts.enterVersion(world, actor, params.materialId, body),
  ),
  route(contract.describeMaterial, async ({ world, actor, params, body }) =>
    acts.describeMaterial(world, actor, params.materialId, body),
  ),
  route(contract.linkMaterials, async ({ world, actor, body }) => acts.linkMaterials(world, actor, body)),
  route(contract.tagMaterials, async ({ world, actor, body }) => acts.tagMaterials(world, actor, body)),
  route(contract.reviewMaterials, async ({ world, actor, body }) => acts.reviewMaterials(world, actor, body)),
  route(contract.withdrawMaterial, async ({ world, actor, params }) =>
    acts.withdrawMaterial(world, actor, params.materialId),
  ),
  route(contract.getMaterialChoices, async ({ world, actor }) => materials.getChoices(world, actor)),
  route(contract.getMaterialMatrix, async ({ world, actor }) => getMatrix(world, actor)),
  route(contract.listMaterialRequests, async ({ world, actor, query }) =>
    ok(await requests.listRequests(world, actor, query)),
  ),
  route(contract.getMaterialRequest, async ({ world, actor, params }) =>
    requests.getRequest(world, actor, params.requestId),
  ),
  route(contract.askForMaterial, async ({ world, actor, body }) =>
    requests.askForMaterial(world, actor, body),
  ),
  route(contract.attachMaterials, async ({ world, actor, params, body }) =>
    requests.attachMaterials(world, actor, params.requestId, body.materials),
  ),
]
