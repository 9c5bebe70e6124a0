/**
 * 2026 edition: only its pass rule is known; its table must be imported. Pure data.
 * Announced 2026-01-15 and in force on release; read second-hand, hence the notes that pages show.
 */
import type { EditionOutline } from './schema.ts'

export const edition2026: EditionOutline = {
  id: '2026',
  table: 'to_import',
  title: { zh: '2026年版评估指标体系', en: 'Indicator system of 2026' },
  document: {
    title: {
      zh: '网络市场监管与服务示范区创建管理办法',
      en: 'Measures for creating demonstration zones of online-market regulation and service',
    },
  },
  effective: '2026-01-15',
  passRule: {
    totalAtLeast: '85',
    groupRateAtLeast: '0.8',
    notApplicable: 'stays',
    cycleYearsAtLeast: 3,
    notes: [
      {
        zh: '已知：总分不低于 85 分，每个一级指标得分率不低于 80%（2022 年版为 75%），创建活动周期不少于 3 年。据市场监管总局 2026 年 1 月 15 日发布后的新闻报道录入，尚未核对正式文本。',
        en: 'Known: 85 points in total, 80 % in each first-level group (75 % in 2022), and a cycle of three years or more. Entered from news reports of the publication of 15 January 2026 and not yet checked against the text.',
      },
    ],
  },
  notes: [
    {
      zh: '指标表尚未取得：请导入正式印发的指标表后再评分。',
      en: 'The indicator table is not at hand: import the published table before scoring.',
    },
  ],
}
