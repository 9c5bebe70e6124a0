/** 机构、人员与权限: words in Chinese. */
export const zh = {
  'organisation.title': '机构人员',
  'organisation.wrong_credentials': '账号、密码或动态口令不正确。',
  'organisation.locked': '连续多次失败，账号已锁定至 {{until}}。',
  'organisation.password_short': '密码至少 {{lengthMin}} 位。',
  'organisation.password_simple': '密码须含大写字母、小写字母、数字、符号中的三种。',
  'organisation.password_contains_account': '密码不得包含账号。',
  'organisation.password_same': '新密码不得与当前密码相同。',
  'organisation.wrong_current_password': '当前密码不正确。',
  'organisation.no_such_session': '没有这个会话，或者它已经结束。',
} as const
