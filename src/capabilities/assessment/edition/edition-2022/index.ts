/**
 * 2022 edition (试行) of the indicator system: 国市监网监发〔2022〕49号, in force from 2022-04-26.
 * Official names; conditions in our own short wording. Pure data.
 */
import type { Edition } from '../schema.ts'
import { words } from './build.ts'
import { GROWTH } from './growth.ts'
import { INNOVATION } from './innovation.ts'
import { MEASURES, SERIES } from './series.ts'
import { SERVICE } from './service.ts'
import { SUPERVISION } from './supervision.ts'
import { SUPPORT } from './support.ts'

export const edition2022: Edition = {
  id: '2022-trial',
  table: 'complete',
  title: words('2022年版评估指标体系（试行）', 'Indicator system of 2022 (trial)'),
  document: {
    number: '国市监网监发〔2022〕49号',
    title: words(
      '全国网络市场监管与服务示范区创建管理办法（试行）',
      'Measures for creating national demonstration zones of online-market regulation and service (trial)',
    ),
  },
  effective: '2022-04-26',
  points: '100',
  years: 2,
  sharedBandEnd: 'higher',
  judgedStep: '0.5',
  passRule: {
    totalAtLeast: '85',
    groupRateAtLeast: '0.75',
    notApplicable: 'stays',
    notes: [
      words(
        '原文没有规定不适用的项目如何计算：这里不得分，也不从所在一级指标的满分中扣除（可配置）。',
        'The text does not say how items that are not applicable count: here they give no points and stay in the full points of their group (configurable).',
      ),
    ],
  },
  notes: [
    words(
      '比值区间“均含本数”,15% 等数同时落在两档：按高档计（可配置）。',
      'Both ends belong to a band, so that 15 % lies in two of them: it counts for the higher one (configurable).',
    ),
    words(
      '“近2年”按评估日之前最近两个完整自然年计（可配置）。占比类指标取其中最近一年。',
      '"The last two years" are the last two complete calendar years before the day of assessment (configurable). Shares are taken for the latest of them.',
    ),
    words(
      '评审打分以 0.5 分为一档：原文未规定（可配置）。',
      'Reviewers give points in steps of 0.5: the text does not say (configurable).',
    ),
  ],
  zones: {
    provinces: {
      east: ['11', '12', '13', '31', '32', '33', '35', '37', '44', '46'],
      central: ['14', '34', '36', '41', '42', '43'],
      west: ['15', '45', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65'],
    },
    salesLine: { east: '200000000', central: '100000000', west: '50000000' },
    note: words(
      '原文只分东部、中部、西部而未列省份：按国家统计局 2011 年公布的划分；东北三省不在其中，由创建办指定。',
      'The text names east, central and west without provinces: the division published by the National Bureau of Statistics in 2011 is used; the office sets the zone of the three north-eastern provinces, which it lists apart.',
    ),
  },
  sources: {
    statistics: words('国家统计局官网', 'Website of the National Bureau of Statistics'),
    postOffice: words('国家邮政局官网', 'Website of the State Post Bureau'),
    nationalPlatform: words('国家网络交易监管平台', 'National online-trade supervision platform'),
    national12315: words('国家12315平台', 'State 12315 platform'),
    nationwide12315: words('全国12315平台', 'Nationwide 12315 platform'),
    applicant: words('创建对象提供', 'Given by the applicant'),
  },
  series: SERIES,
  measures: MEASURES,
  groups: [GROWTH, SUPERVISION, SERVICE, INNOVATION, SUPPORT],
}
