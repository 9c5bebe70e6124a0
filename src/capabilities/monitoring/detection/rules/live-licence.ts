/** 直播间运营者的亮照信息. */

import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { duty, room } from './families/live.ts'

export const liveLicence = duty({
  id: 'live-licence',
  article: '第二十五条',
  penalty: law('ecommerce-2019', '第七十六条'),
  zh: '直播间运营者的亮照信息',
  en: 'the licence of the operator of the room',
  level: 'look',
  admits: [
    phrase`${'未 没有 没 无 不'}在?${10}${'公示 展示 放 挂 显示 公布 标明'}${18}${'营业执照 执照 证照 统1社会信用代码 亮照 登记信息 主体信息'}|${'不放 不挂 没挂 没放 不亮 不展示'}${2}${'执照 证照'}`,
    phrase`${'没有 无 看不到 找不到 未 没 不显示 没挂 未挂'}${6}${'营业执照 执照 店铺信息 亮照 证照 主体信息 资质'}`,
  ],
  shown:
    /统一社会信用代码|营业执照|执照|亮照|证照|资质|(?:经营者|主体|商家|企业)信息|依法不需要办理市场主体登记|经营者[：:]|9[123]\d{6}[0-9A-Z]{10}/,
  examples: {
    violation: [
      '直播间运营者未在直播页面公示营业执照信息',
      '直播间未展示直播间运营者的名称、统一社会信用代码',
      '直播间画面无店铺信息，点头像也没有营业执照链接',
    ],
    look: [room('')],
    clean: [
      '直播间账号主页已公示营业执照信息',
      room('<a href="/l">营业执照</a>'),
      '<h1>茶具</h1><p>¥39/套 立即购买</p>',
    ],
  },
})
