/** 直播间运营者的亮照信息. */
import { law } from '../rule.ts'
import { duty, room } from './families/live.ts'

export const liveLicence = duty({
  id: 'live-licence',
  article: '第二十五条',
  penalty: law('ecommerce-2019', '第七十六条'),
  zh: '直播间运营者的亮照信息',
  en: 'the licence of the operator of the room',
  level: 'look',
  shown:
    /统一社会信用代码|营业执照|执照|亮照|证照|资质|(?:经营者|主体|商家|企业)信息|依法不需要办理市场主体登记/,
  examples: {
    look: [room('')],
    clean: [room('<a href="/l">营业执照</a>'), '<h1>茶具</h1><p>¥39/套 立即购买</p>'],
  },
})
