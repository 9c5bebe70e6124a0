/** 弹窗不能一键关闭. */
import { law, type Rule } from '../rule.ts'

export const popupClose: Rule = {
  id: 'popup-close',
  version: 2,
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
      /(?:剩余|还剩|等待)?\s*\d+\s*秒[^。\n]{0,6}(?:后|才)(?:可|才|方|能)?[^。\n]{0,3}(?:关闭|跳过|关掉)|(?:看完|观看|播放完?|倒计时)[^。\n]{0,10}(?:可|才|方可|后)[^。\n]{0,4}(?:关闭|跳过|关掉)|关闭按钮[^。\n]{0,10}(?:后|才)[^。\n]{0,3}(?:出现|显示)|(?:分享|转发|邀请)[^。\n]{0,10}(?:后|即|才|方)可?[^。\n]{0,2}(?:关闭|跳过|关掉)|点击?(?:两|三|多|\d+)[次下][^。\n]{0,8}(?:关闭|关掉|才能关)/.exec(
        page.plain,
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
