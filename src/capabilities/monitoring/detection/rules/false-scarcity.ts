/** 虚假抢购、虚构现货预订. */
import { isInformative } from '../contexts.ts'
import { NUMBER, phrase } from '../phrase.ts'
import { type Hit, law, type Rule } from '../rule.ts'
import { wordRule } from '../word-rule.ts'
import { admitted } from './families/admitted.ts'
import { penalty } from './families/conduct.ts'

const words = wordRule({
  id: 'false-scarcity',
  version: 12,
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
  patterns: [
    phrase`${'就剩 只剩'}${1}${'这些 这点 这几'}|抢完${2}没了|过了${'今晚 今天 今夜 这场'}${2}${'回到 恢复 变回 就是'}${2}${NUMBER}`,
    phrase`最后${1}${'一波 几波 一轮 几轮'}|${'播完 下播'}${4}${'下架 改价 涨价 没了 恢复'}|${'后面 往后 过后'}${1}${'没有了 就没了 不会再有'}`,
    phrase`${'虚构 谎称 编造'}${2}${'仅剩 最后 库存 限量'}`,

    phrase`${'限量 倒计时 最后1天 秒杀 库存'}${4}${'都是 是 就是'}${'喊 假 编 骗 噱头 摆设'}的?`,

    phrase`${'回复 说 告诉 写 喊'}${4}${'库存紧张 最后1天 最后几件 只剩几件 快没了'}${10}${'催 其实 逼 骗 让他'}|${'其实 实际 根本'}${2}${'没截止 不限量 不限时 货多 天天有 随时有 没有截止'}`,

    phrase`${'还有 已有 正有'}${NUMBER}${2}(?:人|位)${4}${'正在抢 在抢 抢 排队 等着付款'}|${'虚构 虚假 编造 谎称'}${8}${'抢购 限时 限量 库存 仅剩 秒杀 优惠期限'}`,

    /手慢|拍大腿|下一秒|过点[一-龥]{0,3}(?:翻|涨|恢复)|(?:立马|马上|瞬间)(?:涨|翻)价?|仅此一批|不再生产|(?:只|仅)?限今(?:晚|夜|天)|甩卖/,
    /刚刚(?:购买|下单|付款)|秒(?:空|没|罄)|(?:预订|预定|已订|已抢)[一-龥]{0,2}(?:满|完|光)|恢复原价|倒计时[一-龥]{0,4}(?:结束|归0|归零)|(?:今天|今晚|现在|当场)不(?:买|抢|拍|下单)[一-龥]{0,6}(?:没|涨|错过|后悔)|(?:房租|合同|租期)到期|(?:厂家|工厂|老板|公司)[一-龥]{0,2}(?:倒闭|跑路|破产|转行|离婚|还债)|跑路|亏本甩|含泪(?:甩|清)|吐血(?:价|甩)|拆迁清|天天[一-龥]{0,3}最后|(?:最后|仅剩|还有)[一-龥]{0,2}\d*(?:两|几)?[单个]?名额/,
    /涨回原价|过了就?(?:涨|没)|最后[半\d两几]+(?:个)?(?:小时|分钟|钟头)|错过(?:就)?(?:不再|没|再无|后悔|不会再)|(?:卖|抢)(?:疯|爆|空)了?|(?:快|就要|马上)(?:没|断货|卖光|卖完|抢光|售罄)了?|(?:今晚|今夜|明天|明早)[一-龥\d]{0,5}(?:准时|正式)?(?:涨|恢复)/,
    /(?:过了?|错过)(?:今天|今晚|今夜|明天|这次|此刻|这村)[一-龥]{0,6}(?:涨|恢复|没|等|不再|原价)|(?:明天|明早|明晚|明日|今晚|马上|即将|随时)[一-龥]{0,4}(?:恢复|涨|售罄|断货|下架|没货|清空|停售|卖光)/,
    /(?:抢|卖|售)完[一-龥]{0,4}(?:不补|不再补|下架|绝版|没有了)|(?:就|只|仅)剩(?:下)?[一-龥]{0,3}(?:几|最后|一点|一些)[一-龥]{0,3}|再不[一-龥]{0,6}(?:就|真|都)没|(?:手|下手)(?:慢|晚)[一-龥]{0,2}(?:没|无|哭)/,
    /(?:全网|全城|全国)(?:断货|缺货|疯抢|抢空|卖空)|[几\d]+万人?[一-龥]{0,3}(?:抢|疯)|(?:仓库|库存)[一-龥]{0,4}(?:清空|告急|见底|不多)/,
  ],
  exemptions: [
    {
      id: 'dated',
      title: { zh: '有具体的时间、数量', en: 'Time or number given' },
      outcome: 'none',
      sentence:
        /\d+月\d+日|20\d\d年|\d+点|\d{1,2}时|截止|至\d|(?<![这那])\d+(?:件|份|单|套|名额)|库存[：:]?\d+/,
    },
  ],
  examples: {
    violation: [
      '直播间虚构“仅剩最后10单”',
      { source: '<p>库存仅剩6件（实际库存8000件）</p>', facts: {} },
      '虚构抢购、限时限量信息',
      '说好限一百份，其实卖多少有多少，就是催你赶紧买',
      '每晚都喊“最后五单”，喊了一个月了',
      '库存显示故意调成1件，逼单用',
    ],
    look: [
      '库房就剩这些了，抢完真没了',
      '下播就改价，别犹豫',
      '最后两小时，过了就涨回原价',
      '老板赌气甩卖，只限今晚',
      '仅限今天，明天恢复原价',
      '万人疯抢，手慢无',
    ],
    clean: [
      '倒计时走完活动结束，6月18日24点恢复',
      '剩这道题没做完',
      '播完可以看回放，价格不变',
      '活动时间：11月1日至11月11日',
      '库存紧张，6月18日补货200件，可预约',
      '最后更新于今年六月',
      '库存23件',
      '活动6月18日24时截止，最后一天',
      '库存告急，仅余12件',
      '最后一批次生产日期见包装第3件',
    ],
  },
})

/** 自认作假: a countdown, a stock or a buyer that the page owns to have made up. */
const OWNED =
  /(?:循环|假|永远)[一-龥]{0,2}倒计时|倒计时[一-龥]{0,4}(?:循环|重置|刷新)|刷新[一-龥]{0,3}(?:又|就)变|(?:库存|剩余)[一-龥]{0,6}(?:故意|调成|改成|写成|显示)[一-龥\d]{0,4}|逼单|(?:虚拟|机器人|假)[一-龥]{0,2}(?:下单|库存|抢购|订单)|其实(?:1|一)?(?:套|件|单)?(?:都|也)?(?:没有|没货|有的是)/

/** 脚本造势: names and numbers drawn by lot, a countdown that begins anew. */
const DRAWN =
  /Math\.random\(\)[\s\S]{0,160}(?:下单|购买|抢购|已买|在看|浏览|付款|拍下)|(?:下单|购买|抢购|已买|在看|付款|拍下)[\s\S]{0,160}Math\.random\(\)/
const RESTARTS =
  /(\w+)\s*=\s*\1\s*\?\s*\1\s*-\s*1\s*:\s*\d{2,}|if\s*\(\s*-{0,2}(\w+)\s*<=?\s*[01]\s*\)\s*\{?\s*\2\s*=\s*\d{2,}/

const LEFT = /(?:仅剩|只剩|剩余|还剩)[^\d\n]{0,4}(\d+)\s*(?:件|份|套|单|台|个)/
const STOCK = /(?:库存|现货|仓库)[^\d\n]{0,4}(\d+)/g
const CLAIMED = /(?:已售|销量|热销|累计销量|月销)[^\d\n]{0,3}(\d+(?:\.\d+)?)\s*(万)?/
const SOLD = /(?:累计成交|实际成交|成交记录|近[三3]0天成交|付款人数|成交)[^\d\n]{0,3}(\d+)\s*[笔件单人]/

/** 自认作假, in the words of a decision, of a script or of those who set it up. */
const CONTRIVED: readonly RegExp[] = [
  phrase`${'喊 说 报 挂'}${6}${'单 件 套 份'}${6}${'其实 实际 后台'}${6}${'几千 几百 上千 一堆 好多 大把'}|倒计时${2}走完${2}又|虚构${12}${'仅剩 最后 抢购 下单 排队 在抢'}|${'现货充足 库存充足 货源充足'}${2}${'却 仍 还'}${4}${'标 显示 写 称'}${6}${'仅剩 售罄 预订已满 紧张 最后'}`,
  phrase`虚假的?${2}${'限时 限量 抢购 秒杀 库存 倒计时 紧缺'}|${'虚构 虚报 谎报'}${8}${'库存 数量 余量'}|${'库存 仅余 仅剩 只剩 余量 件数 剩余'}${6}${'写死 乱填 瞎填 随便填 编的 固定的 假的 不会变'}|${'其实 实际'}${2}${'卖多少有多少 要多少有多少 管够 敞开卖 卖不完'}|${'最后 只剩 仅剩'}${8}${'喊了 说了 挂了 播了'}${2}${NUMBER}${'天 周 个月 月 年'}|库存${8}${'1点1点放 慢慢放 分批放 捏着'}${6}${'抢手 紧张 火爆'}`,
  phrase`${'虚构 谎称 假装 伪造 捏造 制造 编造 营造 假称'}${6}${'库存 紧张 抢购 断货 售罄 抢光 秒空 缺货 没货 限时 限量 预售 热销 倒计时 稀缺 预订'}(?!机|设备|业)`,
  phrase`${'只剩 仅剩 剩余 还剩 最后 仅此 断货 售罄 没货 限量'}${14}${'其实 实际 实则 仓库 库里 真实 私下'}${8}${'几千 上千 有的是 多得是 充足 足够 还有 管够 上万 1直 天天 多着 堆 满'}`,
  phrase`${'倒计时 活动时间 截止 截止日期 截止时间 结束时间 今日截止 最后1天'}${12}${'到点 到期 刷新 每天 天天 自动 日期'}${4}${'重置 重新 往后改 往后 顺延 循环 又开始 延后'}|${'每次 1 每回'}刷新${4}${'都 又 就'}${4}${'仅剩 只剩 变 重新'}`,
  phrase`${'随机数 随机 程序 脚本 机器人 假人'}${4}${'生成 显示 弹 设置 循环'}${8}${'在抢 抢购 下单 抢到 购买 抢 已买'}|${'人数 提示 弹幕 弹窗 订单'}${4}${'随机 设置成 设成 设为 写死 程序'}${12}${'抢 下单 购买 生成 循环'}`,
  phrase`${'助理 员工 客服 小号 水军 自己人 安排人'}${10}${'喊 说 刷 发'}${2}${'抢完 抢光 没了 秒空 抢到 没抢到'}|${'告诉 骗 跟 对'}${3}${'客户 顾客 买家 客人'}${4}${'就剩 只剩 最后 没货 断货'}|${'造成 制造 做出'}${2}${'秒空 抢光 断货 售罄 哄抢'}`,
]

export const falseScarcity: Rule = {
  ...words,
  weakPatterns: CONTRIVED,
  inspect(inspection) {
    const { page } = inspection
    const hits: Hit[] = []
    const add = (found: RegExpExecArray | null, zh: string, en: string) =>
      hits.push({
        level: 'violation',
        ...(found && { span: { start: found.index, end: found.index + found[0].length } }),
        reason: { zh, en },
      })
    if (DRAWN.test(page.scripts))
      add(null, '页面脚本随机生成购买、浏览的提示。', 'A script makes up who has just bought.')
    else if (RESTARTS.test(page.scripts))
      add(null, '页面脚本的倒计时到点后重新开始。', 'A countdown of the page begins anew when it ends.')
    const owned = OWNED.exec(page.plain)
    if (owned !== null && !isInformative(page))
      add(owned, `“${owned[0]}”，抢购的倒计时、库存、订单是虚构的。`, `“${owned[0]}”: the haste is made up.`)
    const left = LEFT.exec(page.plain)
    const stock = [...page.plain.matchAll(STOCK)].sort((a, b) => Number(b[1]) - Number(a[1]))[0]
    if (left !== null && stock !== undefined && Number(stock[1]) > Number(left[1]) * 10)
      add(
        left,
        `称“${left[0]}”，库存写明 ${stock[1]}。`,
        `It says “${left[0]}”, and shows ${stock[1]} in stock.`,
      )
    const claimed = CLAIMED.exec(page.plain)
    const sold = SOLD.exec(page.plain)
    const claim = Number(claimed?.[1] ?? 0) * (claimed?.[2] === undefined ? 1 : 10_000)
    if (claimed !== null && sold !== null && claim > Number(sold[1]) * 20)
      add(
        claimed,
        `称“${claimed[0]}”，成交写明 ${sold[1]}。`,
        `It says “${claimed[0]}”, and shows ${sold[1]} sold.`,
      )
    const contrived = admitted({ ...inspection, hits: inspection.weakHits }, words.id, {
      zh: '“{{text}}”，抢购、库存是虚构的。',
      en: '“{{text}}”: the haste is made up.',
    })
    const isTold = ({ span }: Hit) => contrived.some((each) => (each.span?.start ?? 0) < (span?.end ?? 0))
    return [...hits, ...contrived, ...words.inspect(inspection).filter((hit) => !isTold(hit))]
  },
}
