/** 示范区创建: words of refusals and exports in Chinese. */
import { editionsZh } from './editions-zh.ts'
import { materialsZh } from './materials-zh.ts'
import { planBodiesZh } from './plan-bodies-zh.ts'
import { taskImportZh } from './task-import-zh.ts'
import { tasksZh } from './tasks-zh.ts'

export const zh = {
  ...editionsZh,
  ...planBodiesZh,
  ...tasksZh,
  ...taskImportZh,
  'assessment.title': '示范区创建',
  'assessment.file_needed': '请选择一个文件。',
  'assessment.not_a_plan': '这份文件看起来不是创建方案：没有找到任务、责任单位、实施步骤或指标。',
  'assessment.no_such_plan': '没有这份方案，或者它不在您的权限范围内。',
  'assessment.plan_saved_meanwhile':
    '有人在此期间修改并保存了这份方案。您的修改保留在本页；请合并后再保存或导入。',
  'assessment.plan_not_draft': '这份方案已经导入或放弃，不能再改。',
  'assessment.unit_undecided': '单位“{{printed}}”还没有对应到机构。',
  'assessment.unit_without_name': '新建单位“{{printed}}”需要名称。',
  'assessment.no_such_task': '没有这项任务，或者它不在您的权限范围内。',
  'assessment.no_such_unit': '没有这个单位。',
  'assessment.no_such_stage': '没有这个阶段。',
  'assessment.region_needed': '请指明地区。',
  'assessment.no_such_region': '没有这个地区，或者它不在您的权限范围内。',
  'assessment.no_such_edition': '没有这版指标体系，或者它不在您的权限范围内。',
  'assessment.edition_without_table': '该版指标体系还没有导入指标表，不能评分。',
  'assessment.no_such_indicator': '没有第 {{number}} 项指标。',
  'assessment.no_such_measure': '指标体系不使用度量 {{measure}}。',
  'assessment.amount_needed': '请填写数量。',
  'assessment.parts_needed': '分子和分母都要填写。',
  'assessment.negative': '不能为负数。',
  'assessment.part_above_whole': '分子不能大于分母。',
  'assessment.item_not_reviewed': '第 {{item}} 项由数据计算，不由评审打分。',
  'assessment.score_not_possible': '第 {{item}} 项的分值须在 0 到 {{points}} 之间，并符合打分档次。',
  'assessment.material_of_other_item': '所引材料不属于这一项。',
  'assessment.no_such_item': '没有第 {{item}} 项。',
  'assessment.no_such_material': '没有这份材料，或者它不在您的权限范围内。',
  'assessment.no_such_scenario': '没有这个试算方案，或者它不在您的权限范围内。',
  'assessment.no_snapshot': '{{day}} 及以前没有得分快照。',
  'assessment.export.sheet': '创建任务清单',
  'assessment.export.number': '编号',
  'assessment.export.title': '任务',
  'assessment.export.section': '类别',
  'assessment.export.unit': '承办单位',
  'assessment.export.stage': '阶段',
  'assessment.export.state': '状态',
  'assessment.export.progress': '进度（%）',
  'assessment.export.due': '完成时限',
  'assessment.export.assignee': '经办人',
  ...materialsZh,
} as const
