/** 事项: words in Chinese. */
export const zh = {
  'matters.no_such_matter': '没有这个事项，或者它不在您的权限范围内。',
  'matters.assignee_of_other_unit': '只能指派给承办单位的人员。',
  'matters.already_there': '该单位已经是承办单位。',
  'matters.export.sheet': '事项清单',
  'matters.export.reference': '编号',
  'matters.export.title': '事项',
  'matters.export.procedure': '类型',
  'matters.export.state': '状态',
  'matters.export.unit': '承办单位',
  'matters.export.assignee': '经办人',
  'matters.export.due': '期限',
  'matters.export.opened': '受理日期',
  'matters.export.closed': '办结日期',
} as const
