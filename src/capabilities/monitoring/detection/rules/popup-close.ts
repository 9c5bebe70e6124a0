/** 弹窗不能一键关闭. */
import type { Closing } from '../../page/overlays.ts'
import { law, type Rule } from '../rule.ts'

const HOW: Readonly<Record<Exclude<Closing, 'plain'>, { readonly zh: string; readonly en: string }>> = {
  none: { zh: '没有关闭标志', en: 'it has no mark to close it' },
  'leads-away': { zh: '关闭标志会跳转', en: 'its mark leads elsewhere' },
  'hardly-seen': { zh: '关闭标志难以辨认', en: 'its mark can hardly be seen' },
  'asks-again': { zh: '关闭后再次弹出', en: 'closing it opens another' },
}

/** 消费者的描述: what somebody tells of an advertisement. */
const PLANNED =
  /(?:弹窗|弹出|开屏)[^。\n]{0,6}(?:没有|无|缺少|未设|未标)[^。\n]{0,3}(?:关闭|跳过|叉)(?:按钮|标志|标识|键)?|关闭(?:按钮|标志|标识|键)[为系]虚假|(?:弹出|弹窗|开屏)[^。\n]{0,8}(?:未|没有|不)[^。\n]{0,4}(?:标明|设置|提供)[^。\n]{0,4}关闭|(?:广告|弹窗|开屏|弹出)[^。\n]{0,8}(?:无法|不能|没法|不可)[^。\n]{0,3}(?:一键)?关闭|关闭(?:按钮|标志|标识|键)(?:是)?虚假|(?:广告|弹窗|开屏)[^。\n]{0,10}\d+\s*秒[^。\n]{0,3}才(?:让|能|给|可以)关|再点一次才|第[二两2]次(?:点击)?才|(?:首次|第一次)点击[^。\n]{0,14}(?:进入|弹出|打开|跳)|(?:热区|关闭按钮|关闭图标|叉号|(?<!\d)×(?!\d))[^。\n]{0,16}(?:透明|\d+\s*[×xX*]\s*\d+|同色|隐藏|极小|避开|延迟)|(?:倒计时|\d+秒)[^。\n]{0,6}(?:内)?不(?:可|能|显示|出现)[^。\n]{0,4}关闭|无关闭(?:按钮|入口|标志)|不设关闭|关闭后(?:再次|重新|又|立即)弹/
const TOLD =
  /叉[^。\n]{0,2}找不(?:到|着)|(?:关了|叉掉|点叉)[^。\n]{0,3}又[^。\n]{0,2}(?:弹|蹦|跳|冒)|叉[叉号]?[^。\n]{0,3}小得|点叉叉?[^。\n]{0,4}(?:跳|打开|进)|(?:点了?)?关闭[^。\n]{0,4}(?:还是|反而|照样|又)[^。\n]{0,2}跳|广告[^。\n]{0,6}\d+\s*秒[^。\n]{0,4}(?:才|后)[^。\n]{0,4}(?:叉|关|跳过)|(?:关闭|叉)(?:按钮|键|标志)?[^。\n]{0,4}(?:做得|特别|非常)?很?小[^。\n]{0,14}(?:角落|跳|找不|看不)|(?:弹窗|弹层|广告)[^。\n]{0,4}(?:点|按)叉[^。\n]{0,4}(?:会|就|反而|直接)?(?:打开|跳|进入)|关了?[^。\n]{0,4}又(?:马上|立刻|再)?(?:弹|跳)|(?:马上|立刻)又弹|关闭[^。\n]{0,6}(?:须|需|要)[^。\n]{0,4}[两二三2-9]次[^。\n]{0,6}点击|叉叉?[^。\n]{0,6}(?:还是|就|也)[^。\n]{0,2}跳|关了又弹|弹了又关|越关越弹|叉[^。\n]{0,3}(?:是假|假的)|假的?叉|[^。\n]{0,4}(?:才给|不给)关|(?:弹层|浮层|弹窗|大图)[^。\n]{0,10}(?:找不到|没有)[^。\n]{0,4}关|(?:摇一摇|晃一?下|滑动|轻触)[^。\n]{0,8}(?:就|自动|直接)?跳|(?:弹窗|广告|全屏|开屏|弹层|浮层)[^。\n]{0,12}(?:没有?(?:关闭|叉|[xX×])|无(?:叉|[xX×])|点了?[^。\n]{0,4}跳|才能关|要关[^。\n]{1,3}次)|关闭后?[^。\n]{0,4}(?:又弹|再弹|反复弹)|(?:弹窗|弹出|广告|开屏|全屏)[^。\n]{0,40}(?:关不掉|关不了|关一次弹一次|又弹|反复弹|弹了[^。\n]{1,4}[回次]|找不到关闭|没有关闭|点不到|晃一下就跳|摇一摇就跳|一晃就跳|跳到(?:了)?(?:别的|下载|其他)|叉[^。\n]{0,6}(?:小|看不见))|关(?:闭按钮|闭键|闭图标|闭)[^。\n]{0,6}(?:太小|看不清|看不见|找不到|点不中|是假的)/

export const popupClose: Rule = {
  id: 'popup-close',
  version: 11,
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
      /(?:剩余|还剩|等待)?\s*\d+\s*秒[^。\n]{0,6}(?:后|才)(?:可以?|才|方|能)?[^。\n]{0,3}(?:关闭|跳过|关掉|能关)|(?:看完|观看|播放完?|倒计时)[^。\n]{0,10}(?:可|才|方可|后)[^。\n]{0,4}(?:关闭|跳过|关掉)|关闭按钮[^。\n]{0,10}(?:后|才)[^。\n]{0,3}(?:出现|显示)|(?:分享|转发|邀请)[^。\n]{0,10}(?:后|即|才|方)可?[^。\n]{0,2}(?:关闭|跳过|关掉)|点击?(?:两|三|多|\d+)[次下][^。\n]{0,8}(?:关闭|关掉|才能关)/.exec(
        page.plain,
      )
    if (found === null) {
      const [bad] = page.overlays.filter(({ closing }) => closing !== 'plain')
      if (bad !== undefined && bad.closing !== 'plain') {
        const { zh, en } = HOW[bad.closing]
        return [
          {
            level: 'violation',
            span: { start: bad.start, end: Math.min(bad.start + 1, page.text.length) },
            reason: { zh: `弹出或者开屏的广告${zh}。`, en: `A pop-up or opening screen: ${en}.` },
          },
        ]
      }
      const planned = PLANNED.exec(page.plain)
      if (planned !== null)
        return [
          {
            level: 'violation',
            span: { start: planned.index, end: planned.index + planned[0].length },
            reason: {
              zh: `“${planned[0]}”，广告不能一键关闭。`,
              en: `“${planned[0]}”: it cannot be closed at once.`,
            },
          },
        ]
      const told = TOLD.exec(page.plain)
      return told === null
        ? []
        : [
            {
              level: 'look',
              span: { start: told.index, end: told.index + told[0].length },
              reason: { zh: `“${told[0]}”，广告难以一键关闭。`, en: `“${told[0]}”: hard to close.` },
            },
          ]
    }
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
    look: [
      '广告的叉都找不到',
      '窗口关了又蹦出来',
      '弹窗的叉是假的，一点就进商品',
      '弹窗点了跳到购买页，关不掉',
    ],
    violation: [
      '弹窗广告没有关闭按钮',
      '弹窗广告无法一键关闭',
      '开屏广告不能关闭，关闭按钮虚假',
      '<div style="position:fixed;top:0;left:0;width:100%;height:100%"><img alt="大促会场"><a href="/go">立即前往</a></div>',
      '<div class="splash"><img alt="满300减60"><p>5s</p><a href="/act">点击查看详情</a></div>',
      '<div class="pop"><a href="https://a.example/go" class="close">×</a><p>点击领取红包</p></div>',
      '<div class="popup">618大促 5秒后可关闭</div>',
      '倒计时结束才能关闭',
    ],
    clean: [
      '弹窗没有广告，点叉即关',
      '弹窗可一键关闭',
      '<div style="position:fixed;inset:0"><p>大促会场</p><button>×</button></div>',
      '弹窗右上角一键关闭',
      '<div class="popup">618大促 <button>关闭</button></div>',
      '订单30分钟后自动关闭',
      '店铺5秒后跳转',
    ],
  },
}
