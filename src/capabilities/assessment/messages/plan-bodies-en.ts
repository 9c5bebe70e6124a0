/** Making the leading group out of a plan's members: refusals and words of the page in English. */
import type { planBodiesZh } from './plan-bodies-zh.ts'

export const planBodiesEn: Record<keyof typeof planBodiesZh, string> = {
  'assessment.plan_not_imported':
    'The plan is not imported yet; check and import it first, then make the group.',
  'assessment.plan_without_members': 'This plan names no members of a leading group.',
  'assessment.leading_group_not_yours':
    'The leading group is made by the officers in charge of the creation of this region.',
  'planbody.title': "Make the leading group out of the plan's members",
  'planbody.lead':
    'Bodies and seats as the plan has them. Check role, unit and name, then make all of them at once; a seat belongs to the post, and successors take over.',
  'planbody.open': 'Make the leading group',
  'planbody.made': 'The leading group was made out of this plan.',
  'planbody.to_group': 'See the leading group',
  'planbody.name': 'Name',
  'planbody.kind_leadingGroup': 'Leading group',
  'planbody.kind_office': 'Office',
  'planbody.at_unit': 'Sits at',
  'planbody.at_no_unit': 'At no unit',
  'planbody.document': 'Document number',
  'planbody.founded': 'Founded on',
  'planbody.seats': 'Seats ({{count}})',
  'planbody.take': 'Make seat {{place}}: {{who}}',
  'planbody.skip_body': 'Make the office too',
  'planbody.role': 'Role',
  'planbody.person': 'Name',
  'planbody.unit': 'Unit',
  'planbody.unit_words': 'As the plan says: {{words}}',
  'planbody.unit_none': 'None of the units known here',
  'planbody.post': 'Post',
  'planbody.printed': 'In the plan: {{text}}',
  'planbody.unmatched':
    'The units of {{count}} seats are none of those known here; choose them one by one, or keep the words of the plan.',
  'planbody.all_matched': 'The units of all seats are known here.',
  'planbody.only_unmatched': 'Only those without a known unit',
  'planbody.make': 'Make {{count}} seats',
  'planbody.making': 'Making them…',
  'planbody.none_chosen': 'Choose at least one seat, and give a name and the day of founding.',
  'planbody.role_head': 'Head',
  'planbody.role_executiveDeputy': 'Executive deputy head',
  'planbody.role_deputy': 'Deputy head',
  'planbody.role_member': 'Member',
  'planbody.role_officeDirector': 'Director of the office',
  'planbody.role_officeDeputy': 'Deputy director of the office',
  'planbody.role_staff': 'Staff',
  'planbody.role_liaison': 'Liaison officer',
}
