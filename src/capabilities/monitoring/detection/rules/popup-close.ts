/** 弹窗不能一键关闭. */
import { law, type Rule } from '../rule.ts'

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
