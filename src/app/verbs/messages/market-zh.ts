/** 演练集市命令的文字: words of the verb `market`. */
export const zh = {
  'market.opt.port': '第一个平台的端口，其余依次加一；0 为任意空闲端口',
  'market.opt.seed': '种子：同一种子，同一集市',
  'market.opt.from': '集市的第一天（默认今天）',
  'market.opt.day': '从第一天起过去的天数，价格随之变化',
  'market.opt.truth': '把预埋的问题和相似的合法内容写入文件（JSON）',
  'market.bad_port': '端口应为 0 至 65000 的整数',
  'market.bad_day': '日期不对：{{value}}，应为 YYYY-MM-DD',
  'market.bad_offset': '天数应为整数',
  'market.port_taken': '端口 {{port}} 已被占用，请换一个：--port',
  'market.truth_unwritable': '写不了文件 {{file}}（{{cause}}）',
  'market.stand': '{{name}}  {{origin}}/',
  'market.ready':
    '演练集市开市：{{shops}} 家店铺，{{pages}} 个网页，预埋问题 {{faults}} 处，相似的合法内容 {{lookAlikes}} 处。按 Ctrl-C 收市。',
  'market.listed': '监测前先登记这些主机：SISHI_FETCH_HOSTS="{{hosts}}"',
  'market.closed': '已收市。',
} as const
