/** Protected names: words of their part of the page of rules in English. */
import type { namesZh } from './names-zh.ts'

export const namesEn: Record<keyof typeof namesZh, string> = {
  'names.title': 'Protected names',
  'names.lead':
    'Names with some influence and who holds them. Shop names are compared with them; an equal or close name without a licence is a suspected imitation.',
  'names.none': 'No protected name yet',
  'names.none_why': 'Paste from a table: one a line, name and holder parted by a blank, a comma or a tab.',
  'names.name': 'Name',
  'names.holder': 'Holder',
  'names.added': 'Added',
  'names.add': 'Add names',
  'names.paste': 'Names and holders (one a line)',
  'names.shape': 'This line lacks the holder: {{line}}',
  'names.remove': 'Remove',
}
