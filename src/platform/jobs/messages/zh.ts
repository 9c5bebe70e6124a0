/** 后台任务: words of the job list, Chinese. */
export const zh = {
  'jobs.not_found': '没有这项后台任务。',
  'jobs.already_ended': '该任务已经结束,不能取消。',
  'jobs.state.waiting': '等待中',
  'jobs.state.running': '进行中',
  'jobs.state.done': '已完成',
  'jobs.state.refused': '未通过',
  'jobs.state.failed': '失败',
  'jobs.state.cancelled': '已取消',
}
