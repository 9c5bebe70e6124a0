/** 监测月报: words of its part of the overview in Chinese. */
export const reportsZh = {
  'reports.title': '监测月报',
  'reports.lead': '每月一日自动生成上月的月报；也可以随时生成，重新生成的替换原来的。',
  'reports.month': '月份',
  'reports.make': '生成月报',
  'reports.making': '正在生成',
  'reports.none': '还没有月报',
  'reports.none_why': '选月份，生成一份 docx：覆盖、新发现、核查与准确率、趋势、死链、网店、提示。',
  'reports.download': '下载 docx',
  'reports.found': '新发现',
  'reports.pages': '读到网页',
  'reports.verdicts': '成立 / 不成立',
  'reports.notices': '提示 / 改正',
  'reports.made': '生成',
  'reports.by_schedule': '自动',
} as const
