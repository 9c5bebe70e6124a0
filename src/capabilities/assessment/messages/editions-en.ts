/** 指标体系: words of refusals in English. */
import type { editionsZh } from './editions-zh.ts'

export const editionsEn: Record<keyof typeof editionsZh, string> = {
  'assessment.edition_file_too_large': 'The file is larger than 4 MB.',
  'assessment.not_an_edition_file': '"{{fileName}}" is neither a workbook nor YAML.',
  'assessment.edition_file_has_faults': 'The file has {{count}} faults and was not imported.',
  'assessment.edition_unchanged':
    'The file says the same as the present version: there is nothing to import.',
  'assessment.not_only_wordings':
    'The file changes more than wordings: it can only be imported as a new version.',
  'assessment.edition_frozen': 'This version is frozen already.',
  'assessment.edition_of_another_region': 'Another region imported this; only that region may change it.',
  'assessment.not_the_applicant':
    'This region carries its share of the creation of {{applicant}}; the applicant manages the editions.',
  'assessment.no_creation': 'This region has not begun a creation.',
  'assessment.already_under_edition': 'The creation is scored by this edition already.',
  'assessment.no_such_part': 'This edition has no part {{subject}}.',
  'assessment.wording_unchanged': 'The wording is the same as the official one.',
  'assessment.points_needed': 'The points must be above 0.',
  'assessment.baseline_not_frozen': 'A draft still changes: freeze it before adding own wordings to it.',
  'assessment.no_such_addition': 'There is no such wording or addition, or it is outside your scope.',
  'assessment.addition_revoked': 'This wording or addition was taken back already.',
  'assessment.earned_above_points': 'No more than {{points}} points can be given.',
}
