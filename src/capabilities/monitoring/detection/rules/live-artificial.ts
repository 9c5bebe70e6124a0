/** 人工智能生成人物的持续标识. */
import { law } from '../rule.ts'
import { duty, room } from './families/live.ts'

export const liveArtificial = duty({
  id: 'live-artificial',
  article: '第三十七条',
  penalty: law('live-selling-2026', '第六十一条'),
  zh: '人工智能生成人物的持续标识',
  en: 'the lasting mark of a person made by artificial intelligence',
  applies: /数字人|虚拟主播|AI主播|智能主播|无人直播/,
  shown: /(?:人工智能|AI)\s*(?:生成|合成)|由AI生成|AI生成/,
  examples: {
    violation: [room('<p>数字人讲解</p>')],
    clean: [room('<p>数字人讲解 人工智能生成</p>'), room('')],
  },
})
