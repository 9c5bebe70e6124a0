/** 默认勾选搭售、续费. */
import { law, type Rule } from '../rule.ts'
import { fillReason } from '../word-rule.ts'

export const presetTicks: Rule = {
  id: 'preset-ticks',
  version: 1,
  title: { zh: '默认勾选搭售、续费', en: 'Box ticked in advance' },
  basis: law('online-trading-2025', '第十七条'),
  penalty: law('ecommerce-2019', '第七十七条'),
  looksFor: {
    zh: '搭售的商品、服务，自动续费，授权被默认勾选。',
    en: 'Bundled goods, renewal or consent ticked in advance.',
  },
  exemptions: [],
  words: [],
  inspect({ page }) {
    return page.presetTicks.flatMap(({ label, start }) => {
      if (!label || /记住(?:密码|我|账号)|全选|自动登录|七天免登录|默认地址|匿名/.test(label)) return []
      const isSold =
        /保险|险|会员|加购|搭配|套餐|延保|服务费|礼盒|续费|续订|连续包|订阅|升级|加油包|增值|安装|清洗|券包|[¥￥]\s*\d|\d\s*元/.test(
          label,
        )
      const isConsent = /同意|授权|协议|接收|推送|营销|短信/.test(label)
      if (!isSold && !isConsent) return []
      return [
        {
          level: isSold ? ('violation' as const) : ('look' as const),
          span: { start, end: start + Math.max(1, label.length) },
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
      '<label><input type="checkbox" checked> 加购运费险 ¥2</label>',
      '<input type="checkbox" id="a" checked><label for="a">开通连续包月会员</label>',
    ],
    look: ['<label><input type="checkbox" checked> 我已阅读并同意用户协议</label>'],
    clean: [
      '<label><input type="checkbox"> 加购运费险 ¥2</label>',
      '<label><input type="checkbox" checked> 记住密码</label>',
      '<label><input type="radio" checked> 红色</label>',
    ],
  },
}
