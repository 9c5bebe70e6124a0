/** 统计数据: words in Chinese. */
export const zh = {
  'figures.title': '统计数据',
  'figures.no_such_region': '没有这个地区，或者它不在您的权限范围内。',
  'figures.reason_needed': '该数据已有数值 {{value}} {{unit}}，修订须说明理由。',
} as const
