/**
 * 语境: words around a hit that say it is denied, forbidden or told of others: a law quoted, a warning, a report. They
 * hold for every rule that looks for words. Pure.
 */
import type { PageView } from '../page/view.ts'
import type { Exemption } from './rule.ts'

/** In the same clause, right before what was found. */
const DENIED =
  /(?:禁止|严禁|禁售|不得|不准|不许|不应|不宜|拒绝|杜绝|抵制|反对|谨防|警惕|提防|当心|打击|查处|整治|举报|请勿|切勿|勿信|从不|从未|绝不|绝无|不承诺|不保证|不作|不做|不搞|不玩|不吹|不夸|不劝|不诱导|不鼓励|不主张|不许诺|不担保|不打着?|不喊|不碰|不参与|不支持|不提供|不具有|不具备|不宣传|不宣称|不使用|不涉及|不用于|不治|不管治|不能治|不销售|不出售|不属于|不强制|不强迫|不强行|不要求|不限制|不收取|不设|不实行|不采取|不存在|不附加|不虚构|不编造|不虚标|不捆绑|不搭售|不默认|不代办|不得以|不会再|防止|防范|反制|不能代替|不能替代|并非|并不|并未|避免|远离|防止被|识破|请[一-龥]{0,3}勿)[一-龥a-z0-9、“”]{0,12}$|(?:不是|没有|不能|不可|不会|不含|不卖|不说|不敢说|不是什么|别信|别被|未曾|未|勿|莫|非)[一-龥a-z0-9]{0,3}$|不$|(?:防|反)$/

/** Anywhere in the same sentence: what is said is said about others, or about the words themselves. */
const REPORTED =
  /别信|勿信|不要信|不可信|相信就|不要相信|轻信|警惕|谨防|提防|谣言|辟谣|没有科学依据|骗局|陷阱|骗术|诈骗|骗子|虚假宣传|违法|违规|查处|处罚|(?<!否则[一-龥]{0,6})降权|清退|罚款|责令|立案|通报|曝光(?!量|度|率)|整治|自查|整改|法规定|条规定|例规定|办法规定|规定不得|依法|消费提示|消费警示|提醒(?:广大|消费者|您|大家|家长|老人)|监管部门|执法|记者|报警|判决|法院|字样|用语|话术|字眼|的说法|一类的话|之类的话|这类词|霸王条款|投诉举报|[（(]顾客留言/

/** What a page says that sells nothing and speaks of rules, cases or dangers. */
const INFORMS =
  /《[^》\n]{0,20}(?:法|条例|办法|规定|指南|规范)》|第[一二三四五六七八九十百\d]+条|消费(?:提示|警示|提醒|预警)|典型案例|市场(?:监管|监督管理)局|执法人员|处罚决定|普法|科普|以案(?:释|说)法|反诈|防骗|温馨提醒|倡议|公安(?:局|机关)|检察院|人民法院/

export const DENIAL: Exemption = {
  id: 'denied',
  title: { zh: '否定、禁止、拒绝的表述', en: 'Denied, forbidden or refused' },
  outcome: 'none',
  clause: DENIED,
}

/** 自问自答: asked, and answered with a no (能治病吗？不能). */
export const REFUTED: Exemption = {
  id: 'refuted',
  title: { zh: '自问自答，答以否定', en: 'Asked, and answered with a no' },
  outcome: 'none',
  answer:
    /^(?:答|客服|店主|卖家|回复)?(?:亲|您好|你好)?(?:它|这|本品|这款)?(?:是(?:保健|普通)食品|属于(?:保健|普通)|只是|请(?:先|到|咨询|遵)|建议(?:先|到|咨询|就医)|我们不|本店不|小店不|不(?:返|给|送|发|做|包|办|刷|退钱)|不能|不会|不可以|不可信|不是|不行|不算|不含|不支持|不建议|不存在|没有|没这|无此|不卖|不做|不搞|不需要|否|当然不|肯定不|绝对不|千万别|别信|别相信|假的|骗人|都是假|都是骗|谣言|错)/,
}

/** …是骗人的, …的说法不可信: denied in what follows. */
export const DENIED_AFTER: Exemption = {
  id: 'denied-after',
  title: { zh: '随后否定', en: 'Denied in what follows' },
  outcome: 'none',
  after:
    /^[一-龥a-z0-9“”]{0,8}(?:是骗人|都是骗|是假的(?!货)|不可能|不存在|不现实|做不到|没有依据|没有科学|不可取|不可信|不靠谱|是谣言|是误区|是违法|属于违法|属违法|我们不|本店不|不敢写|不能写|不许写|不让写|就不写|不敢说|不会写|这类话|这种话|这样的话)/,
}

export const REPORT: Exemption = {
  id: 'told-of-others',
  title: { zh: '引述、警示、普法、新闻语境', en: 'Quoted, warned of, or reported' },
  outcome: 'look',
  context: REPORTED,
}

export const INFORMATION: Exemption = {
  id: 'informs',
  title: { zh: '不销售商品的宣传、告知页面', en: 'A page that informs and sells nothing' },
  outcome: 'look',
  when: ({ page }) => isInformative(page),
}

/** 宣传告知: no price, nothing to order, and words of law, cases or warnings. */
export const isInformative = ({ plain, prices, isSelling, isLive }: PageView): boolean =>
  !isSelling && !isLive && !prices.some(({ kind }) => kind === 'shown') && INFORMS.test(plain)

/** 招揽: the page offers something, in whatever words. */
const OFFER =
  /出售|本店|提供|支持|转让|专柜|代购|现货|有货|到货|包邮|收购|批发|代办|办理|供应|微信|绿泡泡|飞机号|加(?:我|V|v|Q|微|好友|头像|卫星)|私(?:信|聊|我|密|戳)|滴滴|联系|咨询|下单|拍下|链接|购买|抢购|顺丰|发货|到付|秒发|直播间|囤|库存|保真|货到付款|面交|自提|一板也发|也发|的来|懂的|老客|新款|上新|全套|配送|价格|优惠|送货|包教|包安装|量大|接单|需要的|有需要|诚招|招代理|卖/

/** 商品名: words in a row without a sentence, as goods are named. */
const NAMES_GOODS = /^[^。！？!?\n]{2,60}$/

export const isOffer = (page: PageView): boolean =>
  page.isSelling || page.prices.length > 0 || (!isInformative(page) && OFFER.test(page.plain))

/** 未见招揽: what may be told of, and not sold. */
export const NOT_OFFERED: Exemption = {
  id: 'not-offered',
  title: { zh: '未见销售、招揽的表述', en: 'Nothing shows that it is offered' },
  outcome: 'look',
  when: ({ page }) => !isOffer(page) && !NAMES_GOODS.test(page.plain.trim()),
}
