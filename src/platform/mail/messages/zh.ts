/** 电子邮件: why a message is not sent, Chinese. */
export const zh = {
  'mail.not_configured': '未配置邮件服务器,邮件没有发出。',
  'mail.bad_address': '邮箱地址无效。',
  'mail.rejected': '邮件服务器拒收此邮件。',
}
