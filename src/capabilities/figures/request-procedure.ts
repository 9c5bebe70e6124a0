/** 要数据: the internal procedure by which a unit is asked for figures. */
import { requestProcedure } from '../../kernel/procedure/request.ts'

export const figureRequest = requestProcedure({
  id: 'figures.figureRequest',
  title: { zh: '数据征集', en: 'Request for figures' },
  basis: {
    kind: 'internal',
    title: {
      zh: '创建办统计数据管理规定，可调整',
      en: 'The creation office’s own rule on figures, adjustable',
    },
  },
  deliver: { zh: '提交数据', en: 'Deliver' },
  asked: 'figures.enter',
  asks: 'figures.publish',
})
