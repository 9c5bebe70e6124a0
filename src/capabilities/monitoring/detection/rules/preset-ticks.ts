/** 默认勾选搭售、续费. */
import { phrase } from '../phrase.ts'
import { law, type Rule } from '../rule.ts'
import { fillReason } from '../word-rule.ts'
import { admitted } from './families/admitted.ts'

/** 默认不勾选: the box is left to the buyer. */
const LEFT_OPEN = /默认(?:不|未|没)|不默认/

/** 购物车里的商品: what the page names elsewhere, with its price, is the goods themselves. */
function isGoodsItself(label: string, plain: string): boolean {
  const name = /[一-龥]{4,}/.exec(label)?.[0]
  return (
    name !== undefined &&
    !/保险|险|会员|加购|搭配|延保|服务|续|订阅|升级|加油包|增值|安装|清洗|券|捐|贵宾|换购|同意|授权|协议/.test(
      label,
    ) &&
    plain.split(name).length > 2
  )
}

export const presetTicks: Rule = {
  id: 'preset-ticks',
  version: 10,
  title: { zh: '默认勾选搭售、续费', en: 'Box ticked in advance' },
  basis: law('online-trading-2025', '第十七条'),
  penalty: law('ecommerce-2019', '第七十七条'),
  looksFor: {
    zh: '搭售的商品、服务，自动续费，授权被默认勾选。',
    en: 'Bundled goods, renewal or consent ticked in advance.',
  },
  exemptions: [],
  words: [],
  patterns: [
    phrase`${'自己 自动 系统 悄悄 偷偷'}${2}${'给你 帮你 给您 帮您 替你'}${1}${'勾了 勾上 加了 选了'}`,
    phrase`${'搭售 附加 附带'}${6}${'设为 设定为 设置为'}${2}默认`,

    phrase`${'保险 会员 服务 运费险'}${6}${'就已经 已经 早就 就'}是?${'勾着 勾上 打着勾'}`,

    phrase`不取消${2}勾?选?${4}${'多扣 就扣 就收 多收 默认'}|${'保险 会员 服务 附加服务'}${4}默认勾选`,

    phrase`${'以往交易 上次交易 历史交易 上次'}${10}${'设定为 设为 当作'}${4}默认|${'替您 帮您 为您 给您 替你 帮你 给你 自动帮 自动 系统 预先'}${2}${'勾好 勾选了 勾上 打勾 勾选 选好 选中 加购了 加上了 加购 加了 开通了'}${16}${'取消 去掉 自己取消 记得去 不要的话 不需要 延保 保险 会员 服务'}|${'默认 已默认'}${2}${'已选 选中 加购 勾上 加入 包含 开通'}${10}${'元 会员 保险 加油包 服务 险 包 延保'}|${'保险 运费险 延保 会员 加油包 礼包 服务'}${6}${'已经 已 默认 自动'}${4}${'勾好 勾选 选好 选中 加购 打勾 勾上'}`,

    phrase`${'自动 系统 直接'}${4}${'打上勾 打勾 勾上 选上 带上勾'}|默认${2}${'开通 开启 选中 打开'}${2}${'先享后付 先用后付 会员 免密 自动续费 运费险 保险 分期'}`,
    phrase`${'自动 默认 强制 捆绑'}${2}${'搭配 搭售 附带 捐赠 捐 加配 赠险 附加 绑定'}${8}${'券 险 服务 卡 套餐 元 捐 延保 会员'}|${'系统 已 页面'}${2}${'为您 帮您 替您 给您'}${2}${'选择 勾选 选好 配好 加好 搭配'}${10}${'不要 取消 险 保 券 会员 套餐'}`,
    phrase`${'自动 系统 每次 之后 以后'}${6}${'帮您带上 帮你带上 帮您加上 帮你加上 替您加上 给您加上 带上 捎上 附上'}${10}${'不想要 不要 不需要 如不 取消'}|默认${'含 包含 带 加 附'}${8}${'取消 可取消 去掉 退'}`,
    phrase`默认(?!关闭|不|未|收货|地址|排序|规格|评价|好评|值|设置|尺寸|发|快递)(?:为|帮|替|给|已)?(?:您|你|买家|用户)?${4}${'勾选 勾好 选好 选中 加购 开通 添加 投保 加入 同意 购买 打勾 附加'}`,
    phrase`${'已为您 系统已 已帮您 自动为您 已替您 已自动'}${4}${'勾选 勾好 选好 加购 加入 添加 附加 投保 开通'}`,
    phrase`${'沿用 保留'}(?:您|你)?(?:上次|上一单|之前)${4}选择|(?:想|要|需|如需)${2}取消${8}${'手动 自行 点进 进入 管理 设置 更多'}|(?:手动|自行)取消勾选|取消勾选即可`,
  ],
  inspect(inspection) {
    const { page, folded } = inspection
    const ticked = (rule: string) =>
      inspection.hits(rule).filter(({ from, to }) => !LEFT_OPEN.test(folded.text.slice(from, to)))
    const told = admitted({ ...inspection, hits: ticked }, 'preset-ticks', {
      zh: '“{{text}}”：搭售、增值的选项被默认选中。',
      en: '“{{text}}”: an addition is chosen in advance.',
    })
    if (
      told.length > 0 &&
      /搭售|元|费|券|先享后付|先用后付|免密|会员|保险|险|卡|服务|礼|包月|包年|续|捐|套|保|¥/.test(
        folded.text + page.plain,
      )
    )
      return told
    return page.presetTicks.flatMap(({ label, start, isHidden = false }) => {
      if (!label || /记住(?:密码|我|账号)|全选|自动登录|七天免登录|默认地址|匿名/.test(label)) return []
      const isSold =
        /保险|险|会员|加购|搭配|套餐|延保|服务费|礼盒|续费|续订|连续包|订阅|升级|加油包|增值|安装|清洗|券包|捐|贵宾|保障服务|[+＋¥￥]\s*\d|\d\s*元/.test(
          label,
        )
      const isConsent = /同意|授权|协议|接收|推送|营销|短信/.test(label)
      if ((!isSold && !isConsent) || isGoodsItself(label, page.plain)) return []
      return [
        {
          level: isSold ? ('violation' as const) : ('look' as const),
          ...(!isHidden && { span: { start, end: start + Math.max(1, label.length) } }),
          reason: fillReason(
            { zh: '选项“{{text}}”被默认勾选。', en: 'The option “{{text}}” is ticked in advance.' },
            label,
          ),
        },
      ]
    })
  },
  examples: {
    violation: [
      '付款页悄悄给你勾了个保险',
      '<input type="checkbox" :checked="true"><span>航空意外险 30元</span>',
      '<div class="van-checkbox" aria-checked="true">酒店优惠券包 20元</div>',
      '下单页运费险已经替您勾好，不要的话自己取消',
      '默认勾选运费险和会员服务',
      '以默认选项搭售商品或者服务',
      '购票自动搭配接送机券，取消在下方小字',
      '页面默认帮您选好了贵宾休息室券，合计58元，想取消要进入更多权益',
      '<select><option>不要茶具</option><option selected>加配旅行茶具 +¥68</option></select>',
      '<label><input type="checkbox" checked> 加购运费险 ¥2</label>',
      '<div style="display:none"><label><input type="checkbox" checked> 碎屏险 19元</label></div>',
      '<template><label><input type="checkbox" checked>航空意外险 30元</label></template>',
      '<script>const addons = [{ name: "延保两年", price: 99, checked: true }]</script>',
      "<label><input type=checkbox id=ins> 接送机券 ¥20</label><script>$('#ins').prop('checked', true)</script>",
      '<div role="switch" aria-checked="true">退货运费险 ¥2</div>',
      '<div class="addon-item selected">加购清洁套装 +¥9.9</div>',
      '<select><option>航意险 ¥30/份</option><option>不购买保险</option></select>',

      '<input type="checkbox" id="a" checked><label for="a">开通连续包月会员</label>',
    ],
    look: ['<label><input type="checkbox" checked> 我已阅读并同意用户协议</label>'],
    clean: [
      '保险自愿购买，默认不勾选',
      '<h1>纯棉毛巾</h1><label><input type="checkbox" checked> 纯棉毛巾 白色 ¥19.9</label>',
      '请您自行勾选是否需要运费险',
      '会员服务请自行勾选',
      '自动续费默认关闭，开通前请阅读说明',
      '不设默认勾选，所有加购由您自选',
      '<label><input type="checkbox"> 加购运费险 ¥2</label>',
      '<label><input type="checkbox" checked> 记住密码</label>',
      '<label><input type="radio" checked> 红色</label>',
      '<div class="tab active">会员专区</div>',
      '<select><option selected>红色</option><option>延保 ¥49</option></select>',
      '<script>const colours = [{ name: "红色", price: 39, selected: true }]</script>',
    ],
  },
}
