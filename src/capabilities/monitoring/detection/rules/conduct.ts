/** 虚假宣传、默认勾选、自动续费 (反不正当竞争法第九条, 网络交易监督管理办法第十四条、第十七条、第十八条). */
import { law, type Rule } from '../rule.ts'
import { fillReason, wordRule } from '../word-rule.ts'

const competition = law('competition-2025', '第九条')
const penalty = law('competition-2025', '第二十五条第一款')

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

export const falseScarcity = wordRule({
  id: 'false-scarcity',
  version: 1,
  title: { zh: '虚假抢购、虚构现货预订', en: 'False scarcity' },
  basis: law('online-trading-2025', '第十四条第二款第三项'),
  penalty,
  looksFor: {
    zh: '没有起止时间、数量的“仅限今天”“马上恢复原价”等抢购用语。',
    en: '“Today only” and the like without time or number.',
  },
  reason: {
    zh: '抢购用语“{{text}}”没有具体的时间、数量，需核对是否虚假。',
    en: '“{{text}}” names no time or number: check whether it is true.',
  },
  level: 'look',
  words:
    '仅限今天 仅限今日 最后一天 今天过后恢复原价 明天恢复原价 马上恢复原价 即将恢复原价 即将涨价 马上涨价 错过再等一年 最后一批 最后几单 手慢无 库存告急 仅剩少量 仅剩几件 即将售罄 马上断货 万人疯抢 抢疯了 全城疯抢 秒光 卖断货'.split(
      ' ',
    ),
  exemptions: [
    {
      id: 'dated',
      title: { zh: '有具体的时间、数量', en: 'Time or number given' },
      outcome: 'none',
      sentence: /\d+月\d+日|20\d\d年|\d+点|\d{1,2}时|截止|至\d|\d+(?:件|份|单|套|名额)|库存[：:]?\d+/,
    },
  ],
  examples: {
    look: ['仅限今天，明天恢复原价', '万人疯抢，手慢无'],
    clean: ['活动6月18日24时截止，最后一天', '库存告急，仅余12件', '最后一批次生产日期见包装第3件'],
  },
})

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

export const autoRenewal = wordRule({
  id: 'auto-renewal',
  version: 1,
  title: { zh: '自动续费提示、取消方式', en: 'Automatic renewal' },
  basis: law('online-trading-2025', '第十八条'),
  penalty: law('consumer-regulation-2024', '第五十条'),
  looksFor: {
    zh: '自动续费没有续费前提醒，或者没有随时取消的方式。',
    en: 'Renewal without notice or without a way to cancel.',
  },
  reason: {
    zh: '“{{text}}”，页面未见续费日前提醒和随时取消的说明。',
    en: '“{{text}}”, but no notice before renewal and no way to cancel is shown.',
  },
  level: 'look',
  words: [
    '自动续费',
    '自动续订',
    '自动扣款',
    '连续包月',
    '连续包年',
    '连续包季',
    '到期自动续',
    '自动展期',
    '不可取消续费',
    '不支持取消',
  ],
  exemptions: [
    {
      id: 'notice-and-cancel',
      title: { zh: '有提醒和取消方式', en: 'Notice and cancelling are shown' },
      outcome: 'none',
      when: ({ page }) => /随时(?:可)?(?:取消|关闭|退订)/.test(page.text) && /提醒|通知|提示/.test(page.text),
    },
    {
      id: 'refused',
      title: { zh: '不自动续费', en: 'No renewal' },
      outcome: 'none',
      before: /(?:不|无|非|不会|没有|不含)[一-龥]{0,4}$/,
    },
  ],
  examples: {
    look: ['视频会员 连续包月 ¥12/月', '到期自动续费，¥99/年'],
    clean: ['连续包月，续费前五日短信提醒，可随时取消', '到期不自动续费'],
  },
})

export const adMarking: Rule = {
  id: 'ad-marking',
  version: 1,
  title: { zh: '种草、测评、竞价排名未标“广告”', en: 'Advertisement not marked' },
  basis: law('internet-advertising-2023', '第九条'),
  penalty: law('advertising', '第五十九条第三款'),
  looksFor: {
    zh: '知识介绍、体验分享、消费测评附购物链接而未标“广告”。',
    en: 'Reviews and tips with a purchase link and no “advertisement”.',
  },
  exemptions: [],
  words: [],
  inspect({ page }) {
    if (/广告|推广合作|商业推广/.test(page.text)) return []
    const article = /测评|评测|种草|亲测|试用报告|好物分享|使用心得|避坑指南|推荐清单|体验分享|开箱/.exec(
      page.text,
    )
    if (article === null || /违规种草|测评中心招聘/.test(page.text)) return []
    const hasLink =
      page.links.some(
        ({ text, href }) =>
          /购买|下单|链接|领券|同款|直达/.test(text) || /\/(?:buy|goods|item|product)/.test(href),
      ) || /购买链接|下单链接|点击(?:下方|左下角)|小黄车|复制.{0,6}口令|评论区(?:置顶)?链接/.test(page.text)
    const paid = /竞价排名|赞助商链接|推广链接/.exec(page.text)
    if (!hasLink && paid === null) return []
    const found = paid ?? article
    return [
      {
        level: 'violation',
        span: { start: found.index, end: found.index + found[0].length },
        reason: {
          zh: `以“${found[0]}”形式推销并附购买方式，页面未见“广告”标识。`,
          en: `It sells in the form of “${found[0]}” with a purchase link; the page is not marked as advertising.`,
        },
      },
    ]
  },
  examples: {
    violation: [
      '<h1>十款面膜测评</h1><p>亲测好用</p><a href="/buy/1">购买链接</a>',
      '好物分享：这款锅真香，评论区链接自取',
    ],
    clean: [
      '<h1>十款面膜测评</h1><p>广告</p><a href="/buy/1">购买链接</a>',
      '<h1>十款面膜测评</h1><p>本文不含任何链接</p>',
      '菜籽种草莓专用肥',
    ],
  },
}

export const popupClose: Rule = {
  id: 'popup-close',
  version: 1,
  title: { zh: '弹窗不能一键关闭', en: 'Pop-up cannot be closed at once' },
  basis: law('internet-advertising-2023', '第十条'),
  penalty: law('internet-advertising-2023', '第二十六条'),
  looksFor: {
    zh: '计时结束才能关闭、没有关闭标志的弹出广告。',
    en: 'Pop-ups that close after a countdown only.',
  },
  exemptions: [],
  words: [],
  inspect({ page }) {
    const found =
      /\d+\s*秒后(?:可|才能|才可)?(?:关闭|跳过)|倒计时结束后?(?:可|才能|才可)?关闭|分享后(?:可|才能)关闭|观看完(?:毕)?(?:可|才能)关闭/.exec(
        page.text,
      )
    if (found === null) return []
    const span = { start: found.index, end: found.index + found[0].length }
    return [
      {
        level: 'violation',
        span,
        reason: {
          zh: `弹出的广告“${found[0]}”，不能一键关闭。`,
          en: `A pop-up says “${found[0]}”: it cannot be closed at once.`,
        },
      },
    ]
  },
  examples: {
    violation: ['<div class="popup">618大促 5秒后可关闭</div>', '倒计时结束才能关闭'],
    clean: [
      '<div class="popup">618大促 <button>关闭</button></div>',
      '订单30分钟后自动关闭',
      '店铺5秒后跳转',
    ],
  },
}
