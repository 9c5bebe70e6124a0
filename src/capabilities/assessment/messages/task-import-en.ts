/** Import of tasks: words of verdicts and of the template in English. */
import type { taskImportZh } from './task-import-zh.ts'

export const taskImportEn: Record<keyof typeof taskImportZh, string> = {
  'assessment.import_example': 'Example',
  'assessment.import_template': 'Task import template',
  'assessment.import_explanation': 'How to fill it in',
  'assessment.import_column': 'Column',
  'assessment.import_how': 'How',
  'assessment.import_example_number': '1',
  'assessment.import_example_title': 'Example task: build the register of online operators',
  'assessment.import_example_section': '',
  'assessment.import_example_content': 'Collect the registrations, build the register, update it monthly.',
  'assessment.import_example_unit': '市商务局',
  'assessment.import_example_supporting': '市公安局、市财政局',
  'assessment.import_example_stage': '',
  'assessment.import_example_indicators': '1、12',
  'assessment.import_example_start': '2026-10-08',
  'assessment.import_example_due': '2026-12-31',
  'assessment.import_example_effort': '20',
  'assessment.import_example_priority': 'Normal',
  'assessment.import_example_milestones': 'List ready 2026-10-31；Register ready 2026-11-30',
  'assessment.import_how_number': 'The number in the plan; may be empty.',
  'assessment.import_how_title':
    'Required. A unit has one task of one title; rows whose title begins with “Example” are left out.',
  'assessment.import_how_section': 'May be empty.',
  'assessment.import_how_content': 'What the plan demands; may be empty.',
  'assessment.import_how_unit': 'Required. A unit of this region by its full, short or other name.',
  'assessment.import_how_supporting': 'May be empty. Several units are parted by 、 or commas.',
  'assessment.import_how_stage': 'May be empty. As the stage of an imported plan is called.',
  'assessment.import_how_indicators': 'May be empty. Numbers of indicators parted by 、 or commas.',
  'assessment.import_how_start': 'May be empty. For example 2026-10-08.',
  'assessment.import_how_due': 'Required. For example 2026-12-31.',
  'assessment.import_how_effort': 'May be empty. Person-days, for example 12.5.',
  'assessment.import_how_priority': 'High, normal or low; empty is normal.',
  'assessment.import_how_milestones': 'May be empty. Each milestone as “title day”, parted by semicolons.',
  'assessment.import_no_sheet':
    'No list of tasks was found: the file must be an xlsx whose first row names the task, the unit and the due day.',
  'assessment.import_empty': 'The file holds no task to import.',
  'assessment.import_too_long':
    'At most {{max}} tasks at once, in a file of at most 5 MB; please split the file.',
  'assessment.import_bad_rows':
    '{{bad}} rows cannot be imported. Mend them and try again, or import only the others.',
  'assessment.import_nothing_good': 'There is no new task that could be imported.',
  'assessment.import_unknown_unit':
    'No unit of this region is called “{{name}}”. Write its full, short or other name.',
  'assessment.import_two_units': 'More than one unit is called “{{name}}”. Write the full name.',
  'assessment.import_no_day': '“{{text}}” is no day. Write it like 2026-12-31.',
  'assessment.import_title_missing': 'Write the title of the task.',
  'assessment.import_long_text': 'At most {{max}} characters.',
  'assessment.import_no_number': 'The number must be a positive whole number.',
  'assessment.import_unknown_stage':
    'No stage is called “{{name}}”. Import the plan first, or write the stage as it is called.',
  'assessment.import_unknown_indicator': 'The edition has no indicator “{{text}}”.',
  'assessment.import_start_after_due': 'The start lies after the due day.',
  'assessment.import_no_effort': 'The effort must be a number and not negative.',
  'assessment.import_unknown_priority': 'The priority is high, normal or low.',
  'assessment.import_no_milestone': 'Write “{{text}}” as “title day”.',
  'assessment.import_too_many': 'At most 20 milestones, and at most 100 units and indicators each.',
  'assessment.import_twice': 'Row {{row}} of this file has the same title and unit; keep one of them.',
  'assessment.import_task_exists':
    'The unit has a task of this title with other content. Change it on its page, or choose another title.',
}
