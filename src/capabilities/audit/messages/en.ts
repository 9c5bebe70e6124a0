/** 操作留痕: words in English. */
import { actionsEn } from './actions-en.ts'
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  ...actionsEn,
  'audit.title': 'Audit ledger',
  'audit.verify_job': 'Verify the audit ledger',
  'audit.no_such_entry': 'There is no such audit entry.',
  'audit.not_covered_yet': 'No checkpoint covers this entry yet; try again later.',
  'audit.no_such_checkpoint': 'There is no such checkpoint.',
  'audit.not_a_checkpoint': 'File {{file}} is not a checkpoint file.',
  'audit.officers_only': 'Only the audit administrator may verify.',
  'audit.export.sheet': 'Audit ledger',
  'audit.export.at': 'Time (Beijing)',
  'audit.export.actor': 'Who',
  'audit.export.action': 'Act',
  'audit.export.subject': 'Subject',
  'audit.export.subjectId': 'Id of the subject',
  'audit.export.region': 'Region',
  'audit.export.unit': 'Unit',
  'audit.export.seq': 'Seal number',
  'audit.export.details': 'Details',
  'audit.export.id': 'Id of the entry',
  'audit.intact':
    'Intact: {{checked}} entries ({{firstSeq}} to {{lastSeq}}) checked, {{checkpoints}} checkpoints hold.',
  'audit.broken':
    'Broken: {{checked}} entries ({{firstSeq}} to {{lastSeq}}) checked, {{count}} problems found.',
  'audit.problem.content_changed': 'Entry {{seq}} ({{entryId}}): its content was changed.',
  'audit.problem.seal_changed': 'Entry {{seq}} ({{entryId}}): its seal was changed.',
  'audit.problem.entry_missing': 'Entry {{seq}} ({{entryId}}) was removed.',
  'audit.problem.seal_missing': 'Entry {{seq}} was removed together with its seal.',
  'audit.problem.reordered': 'Entry {{seq}} ({{entryId}}) stands in another place than it was sealed in.',
  'audit.problem.chain_broken':
    'The chain breaks at entry {{seq}} ({{entryId}}): several entries were changed, or seals renumbered.',
  'audit.problem.rewritten':
    'The chain was rewritten between entries {{seq}} and {{lastSeq}}: it is not what key {{keyId}} signed.',
  'audit.problem.truncated':
    'Entries {{seq}} to {{lastSeq}} are gone; a checkpoint signed with key {{keyId}} covered them.',
  'audit.problem.signature_bad': 'The checkpoint at entry {{seq}} has a bad signature (key {{keyId}}).',
  'audit.problem.key_unknown': 'The checkpoint at entry {{seq}} was signed with an unknown key, {{keyId}}.',
  'audit.problem.inserted': 'Entry {{entryId}} was slipped in: its place had been sealed long before.',
  'audit.problem.unsealed':
    'Entry {{entryId}} has waited too long for its seal: the sealer is stopped or hindered.',
  'audit.checkpoint_made': 'Checkpoint at entry {{seq}}, {{algorithm}}, written to {{file}}.',
  'audit.nothing_yet': 'There are no entries yet, so there is nothing to sign.',
  'audit.key_made': 'Signing key {{keyId}} ({{algorithm}}) is ready.',
  'audit.cannot_read': 'Cannot read the file: {{file}}',
}
