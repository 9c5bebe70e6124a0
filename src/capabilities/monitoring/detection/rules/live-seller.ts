/** 实际销售者的名称、地址、联系方式. */

import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { duty, room } from './families/live.ts'

export const liveSeller = duty({
  id: 'live-seller',
  article: '第二十六条',
  penalty: law('live-selling-2026', '第五十八条'),
  zh: '实际销售者的名称、地址、联系方式',
  en: 'name, address and contact of the actual seller',
  admits: [
    phrase`${'商家信息 销售者 经营者 卖家信息 实际销售者 厂家'}${8}${'不便透露 不方便透露 保密 不公开 不透露 合作商家 请私聊'}`,
    phrase`${'没有 无 看不到 找不到 未 没 不显示'}${6}${'销售者 经营者 商家信息 卖家信息 厂家信息 发货方 店铺信息 联系方式 售后电话'}`,
    phrase`${'别问 不用管 不告诉 不方便说'}${2}${'是谁发 谁发 谁卖 哪家发 哪里发 厂家 发货方'}|收到就行`,
    // 站外交易: away from the platform, where nothing is shown.
    phrase`${'平台不让 不让挂 不挂链接 不走小房子 不走小黄车 不走平台 私下 转账拿货 转账下单 直接转账 头像下面 加头像 绿泡泡 飞机号 扣上车'}${20}${'转账 拿货 加 交易 链接 微信 付款 小房子 拿'}`,
  ],
  shown:
    /(?:实际)?(?:销售者|销售方|销售商|经营者|销售商家|发货商家|商品由)[一-龥]{0,4}[：: ]?[^\n]*\n?[^\n]*(?:地址|住所|场所|电话|联系)/,
  examples: {
    violation: ['直播间主播说别问是谁发，收到就行', room('')],
    clean: [
      room('<p>实际销售者：甲山货商行 地址：甲市乙路1号 电话：13800000000</p>'),
      '<p>直播间搭建服务 ¥39/次</p>',
    ],
  },
})
