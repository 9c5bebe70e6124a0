/** 刷单炒信. */
import { wordRule } from '../word-rule.ts'
import { competition, penalty } from './families/conduct.ts'

export const fakeSales = wordRule({
  id: 'fake-sales',
  version: 1,
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
  exemptions: [
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
