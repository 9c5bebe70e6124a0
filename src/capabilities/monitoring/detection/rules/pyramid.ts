/** 传销特征 (禁止传销条例第七条). */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const pyramid = wordRule({
  id: 'pyramid',
  version: 1,
  title: { zh: '传销特征', en: 'Signs of pyramid selling' },
  basis: law('pyramid-selling-2005', '第七条'),
  penalty: law('pyramid-selling-2005', '第二十四条'),
  looksFor: {
    zh: '拉人头、入门费、按下线人数或者业绩计酬。',
    en: 'Pay for recruiting, entry fees, pay by the sales of those below.',
  },
  reason: {
    zh: '“{{text}}”具有拉人头、入门费、层级计酬的特征。',
    en: '“{{text}}” points to recruiting, entry fees or pay by levels.',
  },
  words:
    '拉人头 发展下线 下线业绩 团队计酬 层级奖励 多级分销 三级分销 无限代 直推奖 间推奖 见点奖 对碰奖 层碰奖 量碰奖 级差奖 管理奖代数 静态收益 动态收益 静态分红 动态奖金 双轨制 太阳线 滑落机制 复投 入门费 裂变下级 下级返佣 团队长分红 躺赚管道收入 推荐人头奖 消费返本 全额返利 消费全返 上线拿提成'.split(
      ' ',
    ),
  patterns: [
    /(?:推荐|邀请|发展|介绍)(?:\d+|[两几]|多)(?:个)?人[一-龥]{0,10}(?:升级|晋升|成为|享|分红|提成|返利|佣金)/,
    /(?:交|缴纳|购买|认购|充值)[一-龥\d]{0,10}(?:成为|获得|取得)[一-龥]{0,6}(?:代理资格|会员资格|推广资格|合伙人资格|加入资格)/,
    /(?:直推|间推|一级|二级|三级|下级|下线)[一-龥]{0,6}(?:提成|返佣|佣金|奖励|返利|分润)\d*/,
  ],
  exemptions: [
    {
      id: 'warning',
      title: { zh: '警示、普法', en: 'Warning' },
      outcome: 'none',
      sentence:
        /警惕|谨防|防范|打击|查处|禁止|严禁|举报|不得|违法|传销(?:的)?(?:特征|危害|识别)|远离|不搞|没有/,
    },
    {
      id: 'one-level',
      title: { zh: '单级推荐奖励', en: 'One level of reward for a recommendation' },
      outcome: 'look',
      hit: /邀请|推荐/,
      sentence: /优惠券|积分|代金券/,
    },
  ],
  examples: {
    violation: [
      '发展下线享直推奖、间推奖',
      '推荐3人升级为合伙人，享团队分红',
      '缴纳九百元获得代理资格',
      '静-态-收-益每日到账',
    ],
    look: ['邀请三人成为会员，各得优惠券一张'],
    clean: [
      '警惕发展下线的传销骗局',
      '消费返积分，一元积一分',
      '诚招区域代理，批发价供货',
      '三级能效空调，直推按钮',
    ],
  },
})
