/** 任务清单与通报: words of refusals and of workbooks in Chinese. */
export const tasksZh = {
  'assessment.no_such_milestone': '没有这个节点，或者它已经删除。',
  'assessment.not_supporting': '只有配合单位可以这样报告；牵头单位请在“下一步”中报告进展。',
  'assessment.export.content': '任务内容',
  'assessment.export.supporting': '配合单位',
  'assessment.export.indicators': '对应指标',
  'assessment.export.start': '开始日期',
  'assessment.export.effort': '工作量（人天）',
  'assessment.export.priority': '优先级',
  'assessment.export.milestones': '节点',
  'assessment.export.priority_high': '高',
  'assessment.export.priority_normal': '中',
  'assessment.export.priority_low': '低',
} as const
