/** 刷单炒信. */
import { wordRule } from '../word-rule.ts'
import { competition, penalty } from './families/conduct.ts'

export const fakeSales = wordRule({
  id: 'fake-sales',
  version: 2,
  title: { zh: '刷单炒信', en: 'Fake sales' },
  basis: competition,
  penalty,
  looksFor: {
    zh: '刷单、刷量、代写好评、虚增粉丝点赞的招揽或者说明。',
    en: 'Offers of fake orders, reviews, followers or likes.',
  },
  reason: {
    zh: '“{{text}}”涉嫌组织、提供虚假交易或者评价。',
    en: '“{{text}}” points to fake sales or reviews.',
  },
  words:
    '刷单 刷销量 刷好评 刷信誉 刷信用 刷粉丝 刷赞 刷评论 代刷 补单 放单 空包代发 空包网 代写好评 代写评价 涨粉代刷 直播人气代刷 买粉丝 销量优化服务 基础销量 做基础评价 机器粉 僵尸粉 虚拟发货刷'.split(
      ' ',
    ),
  patterns: [
    /(?:加购|收藏|浏览|流量|人气|点赞|粉号|粉丝?|销量|权重|评论|评价|种草|问答|问大家|热度|访客)[一-龥]{0,6}(?:套餐|代做|代发|代问|代答|自助下单|小时自助|包上|一手|走量|铺量|批发|到账|按百|返佣|返本|做数据|代运|提升)/,
    /(?:代|补|刷|挂|冲|涨|铺)(?:直播间?)?(?:销量|流量|人气|粉|赞|收藏|加购|权重|问答|热度|访客|笔记|单量)|(?:直播间?|账号)(?:挂|刷|涨)[一-龥]{0,2}(?:人气|粉|榜)|(?:代发|代写)(?:种草|笔记|好评|评价)/,
    /(?:快递|物流)?空(?:单|包)(?!装|间|调|气|房|余|位|缺)[一-龥]{0,6}(?:物流|代发|揽收|签收|可查|出售|批发)?|千粉[一-龥]{0,4}|(?:做|冲)销量[一-龥]{0,3}返|问大家代|素人(?:铺|代发)/,
  ],
  exemptions: [
    {
      id: 'noodles',
      title: { zh: '食品粉丝、包装等', en: 'Noodles, packaging and the like' },
      outcome: 'none',
      within:
        /(?:红薯|龙口|绿豆|土豆|豌豆|马铃薯|细|宽)?粉丝[一-龥\d]{0,3}(?:[两\d]袋|蘸料|汤|煲|拌|煮|送)|空(?:单元|包装)/,
    },
    {
      id: 'refused',
      title: { zh: '拒绝、警示、举报', en: 'Refused, warned of or reported' },
      outcome: 'none',
      sentence:
        /(?:不|拒绝|禁止|严禁|谨防|警惕|打击|举报|从未|杜绝|反对|防范|抵制|绝无|诈骗|查处|违法|零)[一-龥\w]{0,16}/,
    },
  ],
  examples: {
    violation: ['专业刷单 真人补单 安全稳定', '代写好评，一条2元', '直播人气代刷', '刷 销 量 找我'],
    clean: ['谨防刷单诈骗', '本店拒绝刷单', '刷子套装 单只装', '不锈钢锅刷，单个售卖'],
  },
})
