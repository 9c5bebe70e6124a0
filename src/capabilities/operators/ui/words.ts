/** Words of the register's enumerations for pages; keys of the catalog made of their members. */
import { divide, formatPercent } from '../../../kernel/exact.ts'
import { useText } from '../../../web/i18n.ts'
import type { zh } from '../messages/zh.ts'

type Key = keyof typeof zh

/** `kind` and `platform` give the word of operators.kind_platform. */
export function useWord(): (family: string, member: string) => string {
  const t = useText<typeof zh>()
  return (family, member) => t(`operators.${family}_${member}` as Key)
}

/** Options of a filter or a select, out of an enumeration. */
export function useOptions(): (
  family: string,
  members: readonly string[],
) => { key: string; title: string }[] {
  const word = useWord()
  return (family, members) => members.map((key) => ({ key, title: word(family, key) }))
}

/** A share as every page shows one: cut after its decimals, so that 99.96 % is not taken for all; none of nothing. */
export function percentOf(part: number, whole: number): string | undefined {
  const share = divide(part, whole)
  return share === undefined ? undefined : formatPercent(share, 1, 'towardsZero')
}
