/** 规则日历: all texts and provisions, and which of them apply on a day. Pure. */
import type { Day } from '../day.ts'
import type { Limit } from '../limit.ts'
import { type Basis, type LawText, limitOf, type Provision } from '../provision.ts'
import type { Language } from '../text.ts'
import { articleIn } from './article.ts'
import { complaintProvisions, complaintTexts } from './complaints.ts'
import { governanceProvisions, governanceTexts } from './governance.ts'
import { marketProvisions, marketTexts } from './market.ts'
import { penaltyProvisions, penaltyTexts } from './penalties.ts'
import { tradingProvisions, tradingTexts } from './trading.ts'

export const TEXTS: readonly LawText[] = [
  ...complaintTexts,
  ...penaltyTexts,
  ...tradingTexts,
  ...marketTexts,
  ...governanceTexts,
]

export const PROVISIONS: readonly Provision[] = [
  ...complaintProvisions,
  ...penaltyProvisions,
  ...tradingProvisions,
  ...marketProvisions,
  ...governanceProvisions,
]

export function findText(id: string): LawText | undefined {
  return TEXTS.find((text) => text.id === id)
}

const isInForce = (text: LawText, on: Day): boolean =>
  text.from <= on && (text.to === undefined || on <= text.to)

/** The wording of a rule that applies on a day: `complaints` on 2026-04-15 is 令121. */
export function textInForce(name: string, on: Day): LawText | undefined {
  return TEXTS.find((text) => text.name === name && isInForce(text, on))
}

/** 规则日历 on a day. */
export function textsInForce(on: Day): readonly LawText[] {
  return TEXTS.filter((text) => isInForce(text, on))
}

/** All known rules of the wording that applies on a day, in the order of the articles as listed. */
export function provisionsOn(name: string, on: Day): readonly Provision[] {
  const text = textInForce(name, on)
  return text === undefined ? [] : PROVISIONS.filter((provision) => provision.text === text.id)
}

/** What applies to a topic on a day; several texts may speak to it, the more special one is listed first. */
export function provisionsOfTopic(topic: string, on: Day): readonly Provision[] {
  return PROVISIONS.filter((provision) => {
    const text = findText(provision.text)
    return provision.topic === topic && text !== undefined && isInForce(text, on)
  })
}

/** The statutory limit of a topic on a day. A topic without one is a bug of the caller, so it throws. */
export function getLimit(topic: string, on: Day): Limit {
  for (const provision of provisionsOfTopic(topic, on)) {
    const limit = limitOf(provision)
    if (limit) return limit
  }
  throw new Error(`no limit is known for ${topic} on ${on}`)
}

/** Whether the wording behind a citation was read for this catalogue; otherwise its article is to be checked by hand. */
export function isBasisRead(basis: Basis): boolean {
  return basis.kind === 'internal' || findText(basis.text)?.certainty === 'verified'
}

/** How a basis is cited: 《…》第十五条; ..., article 15. */
export function citeBasis(basis: Basis, language: Language): string {
  if (basis.kind === 'internal') return basis.title[language]
  const title = findText(basis.text)?.title[language] ?? basis.text
  return language === 'zh'
    ? `《${title}》${basis.article}`
    : `${title}, ${articleIn(basis.article, language)}`
}
