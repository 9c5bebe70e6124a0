/** The creation: words of refusals and exports in English. */
import { editionsEn } from './editions-en.ts'
import { materialsEn } from './materials-en.ts'
import { planBodiesEn } from './plan-bodies-en.ts'
import { taskImportEn } from './task-import-en.ts'
import { tasksEn } from './tasks-en.ts'
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  ...editionsEn,
  ...planBodiesEn,
  ...tasksEn,
  ...taskImportEn,
  'assessment.title': 'Creation',
  'assessment.file_needed': 'Please choose a file.',
  'assessment.not_a_plan':
    'This does not look like a creation plan: no tasks, responsible units, stages or indicators were found.',
  'assessment.no_such_plan': 'There is no such plan, or it is outside your scope.',
  'assessment.plan_saved_meanwhile':
    'Somebody changed and saved this plan meanwhile. Your changes are kept on this page; put them together before you save or import.',
  'assessment.plan_not_draft': 'This plan was imported or discarded and can no longer be changed.',
  'assessment.unit_undecided': 'The unit “{{printed}}” is not yet matched.',
  'assessment.unit_without_name': 'The new unit “{{printed}}” needs a name.',
  'assessment.no_such_task': 'There is no such task, or it is outside your scope.',
  'assessment.no_such_unit': 'There is no such unit.',
  'assessment.no_such_stage': 'There is no such stage.',
  'assessment.region_needed': 'Please name a region.',
  'assessment.no_such_region': 'There is no such region, or it is outside your scope.',
  'assessment.no_such_edition': 'There is no such edition, or it is outside your scope.',
  'assessment.edition_without_table':
    'The table of this edition has not been imported, so it cannot be scored.',
  'assessment.no_such_indicator': 'There is no indicator {{number}}.',
  'assessment.no_such_measure': 'The edition does not use the measure {{measure}}.',
  'assessment.amount_needed': 'Please enter the amount.',
  'assessment.parts_needed': 'Both the numerator and the denominator are needed.',
  'assessment.negative': 'It must not be negative.',
  'assessment.part_above_whole': 'The numerator must not be above the denominator.',
  'assessment.item_not_reviewed': 'Item {{item}} is computed from data, not judged.',
  'assessment.score_not_possible': 'The score of item {{item}} lies between 0 and {{points}}, in its steps.',
  'assessment.material_of_other_item': 'The material belongs to another item.',
  'assessment.no_such_item': 'There is no item {{item}}.',
  'assessment.no_such_material': 'There is no such material, or it is outside your scope.',
  'assessment.no_such_scenario': 'There is no such what-if, or it lies outside your scope.',
  'assessment.no_snapshot': 'There is no snapshot of the score on or before {{day}}.',
  'assessment.export.sheet': 'Creation tasks',
  'assessment.export.number': 'Number',
  'assessment.export.title': 'Task',
  'assessment.export.section': 'Section',
  'assessment.export.unit': 'Unit',
  'assessment.export.stage': 'Stage',
  'assessment.export.state': 'State',
  'assessment.export.progress': 'Progress (%)',
  'assessment.export.due': 'Due',
  'assessment.export.assignee': 'Officer',
  ...materialsEn,
}
