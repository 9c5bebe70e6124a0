/** 人工智能生成人物的持续标识. */

import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { duty, room } from './families/live.ts'

export const liveArtificial = duty({
  id: 'live-artificial',
  article: '第三十七条',
  penalty: law('live-selling-2026', '第六十一条'),
  zh: '人工智能生成人物的持续标识',
  en: 'the lasting mark of a person made by artificial intelligence',
  applies:
    /数字人|虚拟(?:主播|形象|人物?)|AI\s*(?:主播|形象)|智能(?:主播|播报|讲解)|机器人主播|无人直播|(?:形象|声音)[^。\n]{0,8}(?:生成|合成)/i,
  admits: [
    phrase`${'是不是真人 是真人吗'}${8}${'回是 说是 答是 就回是'}|${'合成视频 换脸 克隆 ai人 ai视频'}${16}${'不写ai 不说是ai 不标 不写 当真人'}`,
    phrase`${'人工智能 ai 数字人 虚拟主播 虚拟人'}${34}${'未 没有 不 没 不用 无需'}${6}${'标识 标注 标明 提示 打标 标签'}|${'去掉 去除 抹掉 裁掉 遮住 挡住'}${2}(?:ai|人工智能)${3}${'水印 标识 标注 字样 标签 生成'}`,
    phrase`${'是真人 真人吗 真人么'}${8}${'是真人 真人哦 真人呢 当然真 是的'}`,
    phrase`${'数字人 虚拟主播 AI主播 代播 AI生成 AI换脸 合成'}${40}${'没有任何 没有标 未标 无标识 没标 不标 没提示 不提示 没有提示 问是真人 以为是真人 真人主播一致 冒充真人 看不出'}`,
    phrase`${'问是真人 是不是真人 是真人吗'}${12}${'在的 是的 真人 当然'}`,
  ],
  shown:
    /(?:人工智能|AI|电脑|计算机|算法)[^。\n]{0,4}(?:生成|合成)|AI\s*数字人|数字人[”"』」]?(?:标识|标注|字样)/i,
  examples: {
    violation: ['晚上由数字人代播，画面里没有任何提示', room('<p>数字人讲解</p>')],
    clean: [
      '正在直播 真人主播讲解 小黄车下单',
      room('<p>数字人讲解 人工智能生成</p>'),
      room('<p>左上角持续显示“数字人”标识</p>'),
      room(''),
    ],
  },
})
