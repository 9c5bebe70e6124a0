/** 单位名称: what looks like the name of a unit, and what is nothing but such names. Pure. */
import { fold } from './fold.ts'

const SUFFIX =
  '局|委|办|办公室|委员会|院|行|社|会|部|中心|政府|单位|部门|公司|队|所|站|厅|海关|园区|镇|乡|街道|街道办|处|组|集团|学校|学院|联社|妇联|工商联|残联|侨联|文联|科协|消协|馆|台|署|科|室|股|专班|企业|平台|机构|团|园|场|市|县|区'

/** Ends like the name of a unit, perhaps with a second name in brackets. */
const UNIT_END = new RegExp(`(?:${SUFFIX})(?:\\([^()]*\\))*$`, 'u')

/** Says whether every printed item of a list looks like a unit. */
export function isUnitName(printed: string): boolean {
  return printed.length >= 2 && printed.length <= 40 && UNIT_END.test(fold(printed))
}

const STRONG =
  /(?:局|委|办|公室|员会|院|社|部|部门|中心|政府|公司|支队|大队|厅|海关|街道|[各镇]乡镇|镇|联|银行|[支分]行|协会|联合会|总会|管委会|单位|专班)(?:\([^()]*\))*$/u
const COLLECTIVE = /^各.{0,6}(?:[县市区州旗镇乡街盟]|银行|苏木)$/u
const PREFIXED = /^(?:[县区省州旗盟]|市(?!场)|各|团[市县区州旗]?|国家|国网|中国)/u
/** 主抓单位: what a unit is called in a label or a head, not one. */
const KIND = /^(?!各|有关|相关|其他|其它|成员|全|驻|市直|县直|区直|属地).*(?:单位|部门)$/u
const WORK =
  /^(?:加强|推进|推动|开展|建立|建设|完善|做好|强化|落实|支持|引导|报送|报|由|向|在|对|为|将|把|以|与|和|经|成立|设立|提请|发挥|依托|联合|会同)|的/u

/** 县商务局、县财政局: a text that is nothing but names of units, as sure as words without a label can be; `lone`: one will do. */
export function onlyUnits(text: string, lone = false): boolean {
  const parts = fold(text)
    .replace(/^[-\s→>·•*]+|[。;\s]+$/gu, '')
    .replace(/等(?:有关|相关)?(?:单位|部门)?$/u, '')
    .split(/[、,;/\s]+(?![^(]*\))/u)
    .filter((part) => part !== '')
  const strong = parts.every(
    (part) =>
      part.length <= 25 &&
      (STRONG.test(part) || COLLECTIVE.test(part)) &&
      !WORK.test(part) &&
      !KIND.test(part),
  )
  const [first = ''] = parts
  return (
    strong && isUnitName(first) && (lone || parts.length >= 2 || (PREFIXED.test(first) && first.length >= 4))
  )
}
