/** 条款: laws and rules as dated data, and which text applies on a day. Pure. */
import type { Bilingual } from './text.ts'

/** 依据: an article of a text that `provisions/` knows by its id, or a rule that the office gave itself. */
export type Basis =
  | { readonly kind: 'law'; readonly text: string; readonly article: string }
  | { readonly kind: 'internal'; readonly title: Bilingual }
