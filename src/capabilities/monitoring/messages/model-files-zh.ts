/** 模型文件: what is wrong with a file of a model, in Chinese. */
export const modelFilesZh = {
  'monitoring.model_no_json': '不是模型文件：{{file}} 不是 JSON。',
  'monitoring.model_field_missing': '模型文件缺少 {{field}}。',
  'monitoring.model_field_type': '模型文件的 {{field}} 应为 {{expected}}。',
  'monitoring.model_field_value': '模型文件的 {{field}} 只能是：{{allowed}}。',
  'monitoring.model_field_small': '模型文件的 {{field}} 过少或过小，下限 {{bound}}。',
  'monitoring.model_field_large': '模型文件的 {{field}} 过多或过大，上限 {{bound}}。',
  'monitoring.model_field_form': '模型文件的 {{field}} 只能用小写字母、数字和连字符，不超过 63 个。',
  'monitoring.model_field_unknown': '模型文件中没有 {{field}} 这一项。',
  'monitoring.model_too_deep': '模型的条件嵌套超过 {{depthMax}} 层。',
}
