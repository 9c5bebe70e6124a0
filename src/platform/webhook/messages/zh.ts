/** 消息推送: why a message is not delivered, Chinese. */
export const zh = {
  'webhook.bad_address': '推送地址无效。',
  'webhook.internal_address': '推送地址位于内部网络,未获准许。',
  'webhook.rejected': '接收方拒绝了推送({{status}})。',
  'webhook.no_target': '推送目标已不存在。',
}
