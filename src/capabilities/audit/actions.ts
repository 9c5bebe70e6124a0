/** 留痕的操作: every act that the product records, as its words name them. Pure; a test compares them with the code. */
import { actionsZh } from './messages/actions-zh.ts'

const namesOf = (prefix: string): readonly string[] =>
  Object.keys(actionsZh).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))

export const RECORDED_ACTIONS = namesOf('audit.action.')

/** Kinds of records that entries are about. */
export const SUBJECT_TYPES = namesOf('audit.subject.')
