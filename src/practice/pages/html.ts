/** 网页文字: small tools for writing HTML. Pure. */

/** Text that is HTML already. */
export interface Markup {
  readonly html: string
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escapeText = (text: string): string => text.replace(/[&<>"]/g, (each) => ESCAPES[each] ?? each)

type Value = string | number | undefined | false | Markup | readonly (Markup | string)[]

/** A template whose values are escaped unless they are markup. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let text = parts[0] ?? ''
  for (const [index, value] of values.entries()) text += written(value) + (parts[index + 1] ?? '')
  return { html: text }
}

function written(value: Value): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  if ('html' in value) return value.html
  return value.map(written).join('')
}

export const list = <T>(from: readonly T[], each: (item: T, index: number) => Markup): readonly Markup[] =>
  from.map(each)

export const raw = (text: string): Markup => ({ html: text })

export const yuan = (amount: number): string =>
  Number.isInteger(amount) ? String(amount) : amount.toFixed(2)
