/** Register of operators: words that the server says. */
import { wordsEn } from './words-en.ts'
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  ...wordsEn,
  'operators.no_such_operator': 'There is no such operator, or it lies outside your regions.',
  'operators.note_entered': 'Entered in the register ({{source}} {{sender}}) {{shop}}',
  'operators.note_told': 'Told anew ({{source}} {{sender}}) {{shop}}',
  'operators.is_merged': 'This operator was merged into another; act on the file of that one.',
}
