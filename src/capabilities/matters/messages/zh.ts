/** 事项: words in Chinese. */
export const zh = {
  'matters.no_such_matter': '没有这个事项，或者它不在您的权限范围内。',
  'matters.assignee_of_other_unit': '只能指派给承办单位的人员。',
  'matters.already_there': '该单位已经是承办单位。',
} as const
