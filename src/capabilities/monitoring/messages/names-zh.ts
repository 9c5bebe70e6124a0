/** 受保护的名称: words of their part of the page of rules in Chinese. */
export const namesZh = {
  'names.title': '受保护的名称',
  'names.lead':
    '有一定影响的名称和它的权利人。监测时与店名比对，相同或者近似而没有取得授权的，列为仿冒疑点。',
  'names.none': '还没有受保护的名称',
  'names.none_why': '从表格粘贴：一行一个，名称和权利人之间用空格、逗号或者制表符分开。',
  'names.name': '名称',
  'names.holder': '权利人',
  'names.added': '增加',
  'names.add': '增加名称',
  'names.paste': '名称和权利人（一行一个）',
  'names.shape': '这一行缺少权利人：{{line}}',
  'names.remove': '删除',
} as const
