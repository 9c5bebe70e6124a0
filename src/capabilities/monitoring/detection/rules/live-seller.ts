/** 实际销售者的名称、地址、联系方式. */
import { law } from '../rule.ts'
import { duty, room } from './families/live.ts'

export const liveSeller = duty({
  id: 'live-seller',
  article: '第二十六条',
  penalty: law('live-selling-2026', '第五十八条'),
  zh: '实际销售者的名称、地址、联系方式',
  en: 'name, address and contact of the actual seller',
  shown:
    /(?:实际)?(?:销售者|销售方|销售商|经营者|销售商家|发货商家|商品由)[一-龥]{0,4}[：: ]?[^\n]*\n?[^\n]*(?:地址|住所|场所|电话|联系)/,
  examples: {
    violation: [room('')],
    clean: [
      room('<p>实际销售者：甲山货商行 地址：甲市乙路1号 电话：13800000000</p>'),
      '<p>直播间搭建服务 ¥39/次</p>',
    ],
  },
})
