/** 模型文件: what is wrong with a file of a model, in English. */
import type { modelFilesZh } from './model-files-zh.ts'

export const modelFilesEn: Record<keyof typeof modelFilesZh, string> = {
  'monitoring.model_no_json': 'This is no model file: {{file}} is not JSON.',
  'monitoring.model_field_missing': 'The model file lacks {{field}}.',
  'monitoring.model_field_type': '{{field}} in the model file must be of the type {{expected}}.',
  'monitoring.model_field_value': '{{field}} in the model file must be one of: {{allowed}}.',
  'monitoring.model_field_small':
    '{{field}} in the model file is too short or too small; the least is {{bound}}.',
  'monitoring.model_field_large':
    '{{field}} in the model file is too long or too large; the most is {{bound}}.',
  'monitoring.model_field_form':
    '{{field}} in the model file takes small letters, digits and hyphens only, no more than 63.',
  'monitoring.model_field_unknown': 'A model file has no {{field}}.',
  'monitoring.model_too_deep': 'Conditions of a model are nested more than {{depthMax}} deep.',
}
