/** 食品经营许可证或者预包装食品备案. */
import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { html, permitRule } from './families/permits.ts'

export const foodPermit = permitRule({
  id: 'permit-food',
  goods: ['food', 'alcohol'],
  not: ['drug', 'farmProduce', 'investment', 'education', 'publication'],
  zh: '食品经营许可证或者预包装食品备案',
  en: 'a food permit or the filing for prepackaged food',
  shown:
    /食品(?:经营|生产)许可|仅销售预包装食品备案|预包装食品.{0,8}备案|JY\d{10,}|YB\d{8,}|许可证编号|个人销售自产农副产品/,
  // Not shown is not the same as not held: 食品安全法第一百二十二条 is for who has none.
  admits: phrase`${'没有 没 无 没办 未办 不用 别问 未取得'}${4}${'食品 卫生 小作坊 生产许可 经营许可 食品经营'}${4}${'许可证 许可 证 备案 登记 证书 资质 批文'}|${'没有证 没证 无证 没证书 没有证书 证还没办 没有资质 没有许可'}`,
  // Who owns to have no paper and makes food sells it, though no word at the head of the page says so.
  names:
    /灶上|在家[炸煮烤腌蒸卤熏做]|家里[一-龥]{0,4}[炸煮烤腌蒸卤熏]|自己?[腌卤酿烤蒸炸熏]|小作坊|家庭作坊|私房[一-龥]|厨房做|酸豆角|月饼|咸鸭蛋|粽子|蛋糕|酱菜|辣条|[卤酱熏腊烤炸](?:排骨|肉|鸡|鸭|鹅|鱼|翅|爪|蹄|肠|蛋|面|冷面|串)|凤爪|鸭翅|雪媚娘|蛋挞|豆瓣酱|豆腐乳|腐乳|烤冷面|肉松|肉脯|粽叶饭|馒头|包子|饺子|馄饨|豆腐|豆干|凉粉|麻花|米糕|糍粑|年糕|佛跳墙|预制菜|辣酱|手工[一-龥]{0,3}(?:糖|酱|糕|饼|酥)|(?:未取得|未办理?|没有?|无)食品/,
  penalty: law('ecommerce-2019', '第七十六条第一款第一项'),
  examples: {
    violation: [
      '自己在家卤的，没有什么证，放心吃',
      '没有SC编号的农家自制香肠，现货35元',
      '自己家腌的酸豆角，没办那些证，干净得很，十块一袋',
      '我在阳台做的手工月饼，没有许可，中秋前接单',
      '自家灌的腊肠，没有食品证也没有小作坊登记，明天发货',
    ],
    look: [html('<h1>手工牛肉干</h1>')],
    clean: [
      '初级农产品，无需食品经营许可，新鲜土豆2元一斤',
      '食品小作坊登记证编号：浙坊00001，自制酱鸭',
      html('<h1>手工牛肉干</h1><p>食品经营许可证 JY13500000000000</p>'),
      html('<h1>饼干</h1><p>仅销售预包装食品备案编号 YB13500000000001</p>'),
      html('<h1>饼干</h1><a href="/z">资质证照</a>'),
      html('<h1>自家新鲜土鸡蛋</h1><p>自产农副产品</p>'),
      html('<h1>竹编篮子</h1>'),
    ],
  },
})
