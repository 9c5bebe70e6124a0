/** 拼音排序: names in the order in which people look for them. */
import { type RawBuilder, sql } from 'kysely'

/** A column of names in the order of pinyin; an index that serves it carries the same collation. */
export const byPinyin = (column: string): RawBuilder<string> =>
  sql<string>`${sql.ref(column)} collate "zh-x-icu"`
