/** 平台义务 (电子商务法第三十三条、第三十四条、第三十七条、第三十九条), 终止公告 (第十六条). What its rules have in common. */
import type { Basis } from '../../../../../kernel/provision.ts'
import { type Examples, law, type Rule } from '../../rule.ts'
import { admitted } from './admitted.ts'

/** A place where others sell: a directory of members is none. */
export const isPlatform = (text: string): boolean =>
  /商城|集市|市集|购物|店铺街|在售|[¥￥]\s*\d|\d元/.test(text) &&
  !/不提供交易|不从事交易|仅提供信息/.test(text) &&
  [
    /商家入驻|免费开店|我要开店|招商入驻|卖家中心/,
    /平台(?:规则|客服|公告|保障)|入驻商家|全部店铺|店铺街|商城首页/,
    /店铺|商家/,
  ].filter((sign) => sign.test(text)).length >= 2

/** 平台的话: said by or of a place where others sell. */
const SPEAKS_AS_ONE =
  /平台|商城|差评|自营|商家|商户|条款|抽成|扣点|入驻|协议|规则|评价|佣金|服务费|费率|保证金|集市|卖家/

export interface Duty {
  readonly id: string
  readonly article: string
  readonly zh: string
  readonly en: string
  readonly applies?: RegExp
  readonly shown: RegExp
  /** What a notice, a rule or an account of the platform says where the duty is not met. */
  readonly admits?: readonly RegExp[]
  /** The penalty where it is said outright, if another. */
  readonly admitsBasis?: Basis
  readonly examples: Examples
}

export function duty({
  id,
  article,
  zh,
  en,
  applies,
  shown,
  admits = [],
  admitsBasis,
  examples,
}: Duty): Rule {
  return {
    id,
    version: 8,
    title: { zh: `平台页面未见${zh}`, en: `Platform page without ${en}` },
    basis: law('ecommerce-2019', article),
    penalty: law('ecommerce-2019', '第八十一条第一款'),
    looksFor: { zh: `平台首页没有${zh}。`, en: `The home page of a platform without ${en}.` },
    exemptions: [],
    words: [],
    patterns: admits,
    inspect(inspection) {
      const { page, folded } = inspection
      if (SPEAKS_AS_ONE.test(page.plain) || SPEAKS_AS_ONE.test(folded.text)) {
        const told = admitted(inspection, id, {
          zh: `“{{text}}”，不符合平台关于${zh}的义务。`,
          en: `“{{text}}” does not meet the platform’s duty: ${en}.`,
        })
        if (told.length > 0) return told.map((hit) => (admitsBasis ? { ...hit, basis: admitsBasis } : hit))
      }
      if (page.format === 'text' || !isPlatform(page.plain)) return []
      const found = applies?.exec(page.plain)
      if ((applies !== undefined && found == null) || shown.test(page.plain)) return []
      return [
        {
          level: 'look',
          ...(found && { span: { start: found.index, end: found.index + found[0].length } }),
          reason: { zh: `平台页面未见${zh}。`, en: `The page of the platform does not show ${en}.` },
        },
      ]
    },
    examples,
  }
}

export const home = (rest: string) => `<h1>某某商城首页</h1><p>全部店铺 商家入驻</p>${rest}`
