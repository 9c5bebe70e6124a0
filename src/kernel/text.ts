/** Text in the two languages of the product. Pure. */

/** The languages that every string exists in; zh first. */
export type Language = 'zh' | 'en'

/** One text in both languages. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}
