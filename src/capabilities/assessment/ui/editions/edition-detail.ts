/** What the page of an edition reads, and the search in its table. Pure. */
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import type { getEdition } from '../../contract.ts'

export type EditionDetail = EndpointAnswer<typeof getEdition>
export type EditionIndicator = EditionDetail['groups'][number]['subgroups'][number]['indicators'][number]

/** Whether the words stand in the indicator, in either language, or in what a region calls it. */
export function isFound(indicator: EditionIndicator, local: EditionDetail['local'], words: string): boolean {
  const sought = words.trim().toLowerCase()
  if (sought === '') return true
  const keys = new Set([String(indicator.number), ...indicator.items.map((item) => item.key)])
  const own = local.additions.filter((each) => keys.has(each.subject)).map((each) => each.wording)
  const texts = [
    indicator.title,
    indicator.criteria,
    ...indicator.items.map((item) => item.condition),
    ...own,
  ]
  const all = [...keys, ...texts.flatMap((text) => (text === null ? [] : [text.zh, text.en]))]
  return all.some((text) => text.toLowerCase().includes(sought))
}
