/** 亮照与经营者身份: who says that he runs the page, and how. Pure. */
import type { Layout } from './layout.ts'
import type { LicenceDisplay, Seller } from './view.ts'

/** 网络交易监督管理办法第十二条: the four wordings, with the small changes that shops make to them. */
const DECLARATIONS = [
  ['farm', stating('自产农副产品')],
  ['craft', stating('家庭手工业产品')],
  ['service', stating('便民劳务')],
  ['small', stating('零星小额交易')],
] as const

/** What is done, and that the law asks for no registration, in this order or the other. */
function stating(what: string): RegExp {
  const end = '依法不需要办理市场主体登记'
  return new RegExp(`${what}[^。；\\n]{0,50}${end}|${end}[^。；\\n]{0,16}${what}`)
}

const LICENCE_WORDS =
  /营业执照|证照|亮照|亮证|工商(?:信息|网监|公示|登记)|(?:经营者|主体|企业|商家|卖家|店铺|公司|开办者)(?:身份)?(?:信息|资质|档案|证照|登记)|(?:经营|资质)(?:资质|公示|证照)/
/** As the words of a link 执照 says it all; in a sentence it may say that there is none. */
const LINK_WORDS = /执照|资质/
/** A code without its name in front: an order number has eighteen digits too, so it must begin as a code of a trader does. */
const CODE = /(?<![0-9A-Za-z])9[123][0-9A-HJ-NP-RT-UW-Y]{16}(?![0-9A-Za-z])/i
const NAMED_CODE =
  /(?:统一社会信用代码|信用代码|社会信用代码)[：:（(\s]*([0-9A-Za-z] ?(?:[0-9A-Za-z*＊] ?){12,22}[0-9A-Za-z*＊])/
const SHOP_NAME =
  /(?<!入驻|合作|推荐)(?:店铺名称|商家名称|店铺|商家|卖家|店名)[：:]\s*([^\s，,。；;|、]{2,40})/
const HOLDER_NAME =
  /(?:经营者名称|企业名称|公司名称|主体名称|销售者名称|实际销售者|个体工商户名称|合作社名称|(?<!内)经营者|开办者|主办单位)[：:]\s*([^\s，,。；;|、]{2,40})/
const ADDRESS = /(?:实际经营地址|经营地址|经营场所|住所|地址)[：:]\s*([^\n，,；;。|]{4,60})/
const CONTACT =
  /(?:联系方式|联系电话|联系人|客服电话|电话|手机|微信|邮箱|QQ)(?:号|号码)?[：:\s]*([0-9A-Za-z_@.+-]{5,40}|[^\s：:]{1,6}[：:\s]*[0-9A-Za-z_@.+-]{5,40})/
const PHONE = /(?<!\d)(?:1[3-9]\d{9}|400[- ]?\d{3}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8})(?!\d)/

export function readLicence(layout: Layout): LicenceDisplay {
  const { text, links, images } = layout
  const declaration = DECLARATIONS.map(([kind, pattern]) => ({ kind, found: pattern.exec(text) })).find(
    ({ found }) => found !== null,
  )
  const named = NAMED_CODE.exec(text)
  const bare = named === null ? CODE.exec(text) : null
  const codeStart = named === null ? bare?.index : named.index + named[0].length - (named[1] ?? '').length
  const code = named?.[1] ?? bare?.[0]
  return {
    uscc:
      code === undefined || codeStart === undefined
        ? undefined
        : { code: code.replaceAll(' ', ''), start: codeStart, end: codeStart + code.length },
    linkHref: links.find(
      ({ text: words, href }) =>
        LICENCE_WORDS.test(words) || LINK_WORDS.test(words) || /zhizhao|licen[cs]e|liangzhao/i.test(href),
    )?.href,
    hasImage: images.some(({ words, src }) => LICENCE_WORDS.test(words) || /zhizhao|licen[cs]e/i.test(src)),
    textStart: LICENCE_WORDS.exec(text)?.index,
    verificationHref: links.find(({ href }) => /zzlz\.gsxt\.gov\.cn/i.test(href))?.href,
    declaration:
      declaration?.found == null
        ? undefined
        : {
            kind: declaration.kind,
            start: declaration.found.index,
            end: declaration.found.index + declaration.found[0].length,
          },
  }
}

export function readSeller(text: string): Seller {
  const holder = HOLDER_NAME.exec(text)
  const name = SHOP_NAME.exec(text) ?? holder
  return {
    name: name?.[1],
    nameStart: name === null ? 0 : name.index + name[0].length - (name[1] ?? '').length,
    holder: holder?.[1],
    address: ADDRESS.exec(text)?.[1]?.trim(),
    phone: PHONE.exec(text)?.[0] ?? CONTACT.exec(text)?.[1],
  }
}
