/** 佐证材料: refusals and words of the server, English. */
import type { materialsZh } from './materials-zh.ts'

export const materialsEn: Record<keyof typeof materialsZh, string> = {
  'assessment.same_file': '“{{file}}” holds the same as the material “{{title}}”; link that one instead.',
  'assessment.material_moved':
    'The material “{{title}}” has a newer version or was reviewed; read the page again.',
  'assessment.material_withdrawn': 'The material was withdrawn and cannot be changed.',
  'assessment.validity_backwards': 'Validity cannot end before it begins.',
  'assessment.reason_needed': 'Returning a material needs a reason.',
  'assessment.version_needed': 'Upload the mended version; this matter then closes by itself.',
  'assessment.no_such_request': 'There is no such request for material, or it is outside your scope.',
  'assessment.request_not_open': 'The request is closed, or is another unit’s.',
  'assessment.nothing_delivered': 'No material is attached yet.',
  'assessment.due_in_the_past': 'The limit cannot lie before today.',
  'assessment.material.mend_title': 'Mend the material: {{title}}',
  'assessment.material.sheet': 'Materials',
  'assessment.material.column_title': 'Title',
  'assessment.material.column_fileName': 'File',
  'assessment.material.column_unit': 'Unit',
  'assessment.material.column_items': 'Items',
  'assessment.material.column_state': 'State',
  'assessment.material.column_version': 'Version',
  'assessment.material.column_tags': 'Tags',
  'assessment.material.column_validTo': 'Valid to',
  'assessment.material.column_enteredName': 'Entered by',
  'assessment.material.column_enteredAt': 'Entered on',
  'assessment.material.state_pending': 'To be reviewed',
  'assessment.material.state_accepted': 'Accepted',
  'assessment.material.state_returned': 'Returned',
  'assessment.material.state_withdrawn': 'Withdrawn',
  'assessment.material.state_expired': 'Expired',
}
