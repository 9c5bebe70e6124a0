/** 答案: what is printed for one query, as data and in words. Pure. */
import type { Language } from '../../../kernel/text.ts'
import { matchingEn } from '../messages/matching-en.ts'
import { matchingZh } from '../messages/matching-zh.ts'
import type { Answer, Candidate } from './match.ts'
import type { Reason } from './reason.ts'
import type { Subject } from './subject.ts'

const words = { zh: matchingZh, en: matchingEn }
type Key = keyof typeof matchingZh
type Values = Readonly<Record<string, string | number>>

export const sayIn =
  (language: Language) =>
  (key: Key, values: Values = {}): string =>
    words[language][key].replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole))

export function reasonText({ code, values = {} }: Reason, language: Language): string {
  const say = sayIn(language)
  const shown =
    code === 'form_differs'
      ? { ours: say(`match.form.${values.ours}` as Key), theirs: say(`match.form.${values.theirs}` as Key) }
      : values
  return say(`match.reason.${code}`, shown)
}

const entityOf = ({ id, name, code, address }: Subject) => ({
  id,
  name,
  ...(code !== '' && { uscc: code }),
  ...(address !== '' && { address }),
})

const told = (reasons: readonly Reason[], language: Language) =>
  reasons.map((reason) => ({
    code: reason.code,
    points: Math.round(reason.points * 10) / 10,
    text: reasonText(reason, language),
  }))

/** The best candidate with its score and reasons; none says what came nearest, and why it is not the one. */
export function asData(shop: Subject, answer: Answer, language: Language) {
  const [best] = answer.candidates
  const { id, name } = shop
  if (best === undefined)
    return {
      id,
      name,
      class: 'no',
      score: 0,
      match: null,
      reasons: told([{ code: 'nothing_alike', points: 0 }], language),
    }
  const { score, reasons } = best
  const isMatch = best.class !== 'no'
  return {
    id,
    name,
    class: best.class,
    score,
    match: isMatch ? entityOf(best.entity) : null,
    ...(!isMatch && { nearest: entityOf(best.entity) }),
    reasons: told(reasons, language),
  }
}

export function asText(shop: Subject, answer: Answer, language: Language): string {
  const say = sayIn(language)
  const best: Candidate | undefined = answer.candidates[0]
  const { id, name } = shop
  if (best === undefined || best.class === 'no') return say('match.none', { id, name })
  const reasons = best.reasons
    .map((reason) => reasonText(reason, language))
    .join(language === 'zh' ? '；' : '; ')
  const { entity, score } = best
  return say('match.found', {
    id,
    name,
    entityId: entity.id,
    entity: entity.name,
    class: say(`match.class.${best.class}`),
    score,
    reasons,
  })
}
