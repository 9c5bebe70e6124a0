/** 人工智能生成人物的持续标识. */
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
  shown: /(?:人工智能|AI|电脑|计算机|算法)[^。\n]{0,4}(?:生成|合成)/i,
  examples: {
    violation: [room('<p>数字人讲解</p>')],
    clean: [room('<p>数字人讲解 人工智能生成</p>'), room('')],
  },
})
