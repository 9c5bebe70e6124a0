/** 直播电商 (直播电商监督管理办法第二十五条、第二十六条、第三十二条、第三十七条). What its rules have in common. */
import { isInformative } from '../../contexts.ts'
import { type Examples, law, type Rule } from '../../rule.ts'
import { admitted } from './admitted.ts'

export interface Duty {
  readonly id: string
  readonly article: string
  readonly penalty: Rule['penalty']
  readonly zh: string
  readonly en: string
  readonly level?: 'violation' | 'look'
  readonly applies?: RegExp
  readonly shown: RegExp
  /** What a script, a caption or an account of the room says where the duty is not met. */
  readonly admits?: readonly RegExp[]
  readonly examples: Examples
}

/** 直播间的话, in a page, a script or an account of it. */
const ROOM =
  /直播|主播|播主|播完|下播|屏幕上那|拍就是了|开播|家人们|上链接|代播|数字人|弹幕|公屏|扣[“"]?\S|小黄车|助播|宝宝们/

/** One rule for each thing that a livestream page must show. */
export function duty({
  id,
  article,
  penalty,
  zh,
  en,
  level = 'violation',
  applies,
  shown,
  admits = [],
  examples,
}: Duty): Rule {
  return {
    id,
    version: 8,
    title: { zh: `直播页未展示${zh}`, en: `Livestream page does not show ${en}` },
    basis: law('live-selling-2026', article),
    penalty,
    looksFor: { zh: `直播页面没有${zh}。`, en: `A livestream page without ${en}.` },
    exemptions: [],
    words: [],
    patterns: admits,
    inspect(inspection) {
      const { page, folded } = inspection
      if (ROOM.test(folded.text)) {
        const told = admitted(inspection, id, {
          zh: `“{{text}}”：直播未展示${zh}。`,
          en: `“{{text}}”: the livestream does not show ${en}.`,
        })
        if (told.length > 0) return told
      }
      const isText = page.format === 'text'
      // In a text only what the duty hangs on can be told from an excerpt.
      if (isText ? applies === undefined && !page.isLive : !page.isLive || page.isList) return []
      if (!(isText && applies !== undefined) && !(page.isSelling || page.prices.length > 0)) return []
      if (isText && (!ROOM.test(folded.text) || isInformative(page))) return []
      const found = applies?.exec(page.plain)
      if ((applies !== undefined && found == null) || shown.test(page.plain)) return []
      return [
        {
          level: isText ? 'look' : level,
          ...(found && { span: { start: found.index, end: found.index + found[0].length } }),
          reason: { zh: `直播页面未见${zh}。`, en: `The livestream page does not show ${en}.` },
        },
      ]
    },
    examples,
  }
}

export const room = (rest: string) =>
  `<h1>某某直播间</h1><p>正在直播 主播讲解 小黄车 ¥39/袋 立即购买</p>${rest}`
