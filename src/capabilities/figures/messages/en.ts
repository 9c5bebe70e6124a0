/** Figures: words in English. */
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  'figures.title': 'Figures',
  'figures.no_such_region': 'There is no such region, or it is outside your scope.',
  'figures.reason_needed': 'This figure already has the value {{value}} {{unit}}: a revision must say why.',
}
