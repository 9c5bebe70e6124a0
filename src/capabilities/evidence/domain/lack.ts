/** 缺件: what a pack lacks and why. Kept as codes; told in the words of whoever reads. Pure. */

/** What ended otherwise than it should, and how; `detail` is what machines said of it. */
export interface Reason {
  readonly reason: string
  readonly detail?: string | undefined
}

/** `part`: a member of the pack, an address, or a step by its code. */
export interface Missing extends Reason {
  readonly part: string
}

/** Looks words up; answers with the key itself where there are none. */
export type Say = (key: string, values: Readonly<Record<string, string>>) => string

/** Reasons are open: what packs of other versions say stands as it is. */
export function reasonText({ reason, detail = '' }: Reason, say: Say): string {
  const key = `lack.${reason}`
  const words = say(key, { detail })
  if (words !== key) return words.replace(/(：|: )$/, '')
  return detail === '' ? reason : `${reason} (${detail})`
}

const NUMBERED = /^(?:capture\/)?(frame|step)-(\d+)(\.png|\.html)?$/

/** A part by its name, with the member that it would have been. */
export function partText(part: string, say: Say): string {
  const [, kind, number = '', ending = ''] = NUMBERED.exec(part) ?? []
  const key = kind === undefined ? `part.${part}` : `part.${kind}${ending}`
  const words = say(key, { number: String(Number(number)) })
  if (words === key) return part
  return part.includes('/') ? `${words} ${part}` : words
}
