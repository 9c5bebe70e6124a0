/** Leading groups and seats: refusals, and words of lists as files, in English. */
import type { bodiesZh } from './bodies-zh.ts'

export const bodiesEn: Record<keyof typeof bodiesZh, string> = {
  'organisation.no_such_body': 'There is no such body.',
  'organisation.body_exists': 'The region already has a body named “{{name}}”.',
  'organisation.no_such_parent_body': 'There is no such parent body, or it is dissolved.',
  'organisation.body_under_itself': 'A body cannot stand under itself or under its own parts.',
  'organisation.body_dissolved': 'This body is dissolved.',
  'organisation.body_has_bodies': '{{count}} bodies stand under this one: dissolve them first.',
  'organisation.before_founding': 'The day lies before the founding of the body.',
  'organisation.no_such_seat': 'There is no such seat.',
  'organisation.seat_ended': 'This seat has ended.',
  'organisation.before_seat': 'The day lies before the seat began.',
  'organisation.successor_missing': 'Choose the successor, or write the name.',
  'organisation.succession_too_early': 'The successor takes over after {{from}}.',
  'organisation.import_no_sheet': 'Upload an xlsx file made from the template.',
  'organisation.import_unknown_seat_role': 'There is no such role.',
  'organisation.import_seat_empty': 'Name, unit and post cannot all be empty.',
  'organisation.import_text_long': 'The text is too long.',
  'organisation.import_seat_exists': 'The body has this seat already, or the file has it twice.',
  'organisation.no_expert_pool': 'Experts are appointed to an expert pool.',
  'organisation.term_ends_early': 'A term does not end before it begins.',
  'organisation.no_such_expert': 'There is no such expert.',
  'organisation.too_few_experts': 'Only {{count}} experts fit: too few.',
  'organisation.seat_body': 'Body',
  'organisation.seat_since': 'Since',
}
