/** The name of a persona: one that came along and kept its name has it in both languages. */
import { useText } from '../../../../web/i18n.ts'
import { PERSONAS, type Persona } from '../../domain/personas.ts'
import type { Words } from './words.ts'

export function usePersonaTitle(): (persona: Pick<Persona, 'key' | 'title'>) => string {
  const t = useText<Words>()
  return ({ key, title }) =>
    PERSONAS.some((each) => each.key === key && each.title === title)
      ? t(`prices.persona_${key}` as 'prices.persona_first')
      : title
}
