/** 促进发展, 20 分: indicators 1 to 10 of the 2022 edition. Pure data. */
import type { EditionGroup } from '../schema.ts'
import {
  APPLICANT,
  above,
  COMPARISON_AND_DOCUMENTS,
  DOCUMENTS_AND_EXPERTS,
  growth,
  share,
  tested,
  words,
} from './build.ts'

export const GROWTH: EditionGroup = {
  key: 'growth',
  title: words('促进发展', 'Promoting growth'),
  points: '20',
  subgroups: [
    {
      key: 'scale',
      title: words('发展规模', 'Scale'),
      points: '10',
      indicators: [
        {
          number: 1,
          title: words('网上零售额同比增速', 'Growth of online retail sales'),
          kind: 'quantitative',
          points: '2',
          rule: {
            rule: 'years',
            each: '1',
            item: tested(
              '1.1',
              words(
                '当年本地网上零售额的增速高于全国，逐年计分',
                'In the year, local online retail sales grew faster than the national ones',
              ),
              ['data'],
              above(growth('onlineRetail', 'local'), growth('onlineRetail', 'national')),
            ),
          },
          sources: ['statistics', 'applicant'],
          methods: COMPARISON_AND_DOCUMENTS,
        },
        {
          number: 2,
          title: words(
            '网上零售额同比增速超过社会零售总额同比增速',
            'Online retail sales grow faster than total retail sales',
          ),
          kind: 'quantitative',
          points: '2',
          rule: {
            rule: 'years',
            each: '1',
            item: tested(
              '2.1',
              words(
                '当年本地网上零售额的增速高于本地社会零售总额的增速，逐年计分',
                'In the year, local online retail sales grew faster than local total retail sales',
              ),
              ['data'],
              above(growth('onlineRetail', 'local'), growth('totalRetail', 'local')),
            ),
          },
          sources: ['statistics', 'applicant'],
          methods: COMPARISON_AND_DOCUMENTS,
        },
        {
          number: 3,
          title: words('网络交易经营者数量占市场主体比重', 'Share of online operators among market entities'),
          kind: 'quantitative',
          points: '2',
          rule: {
            rule: 'tiers',
            bands: 'shared',
            tiers: [
              { from: '0.08', points: '1' },
              { from: '0.15', points: '2' },
            ],
            quantity: share('onlineOperators', 'marketEntities', 'local'),
            dimension: 'ratio',
            item: {
              key: '3.1',
              condition: words(
                '网络交易经营者在市场主体中所占比重，按档计分',
                'Points by the share of online operators among all market entities',
              ),
              grounds: ['data', 'records'],
            },
          },
          sources: ['nationalPlatform', 'applicant'],
          methods: COMPARISON_AND_DOCUMENTS,
        },
        {
          number: 4,
          title: words('新增规模以上网络交易经营者数量', 'New online operators above scale'),
          kind: 'quantitative',
          points: '2',
          rule: {
            rule: 'tiers',
            bands: 'apart',
            tiers: [
              { from: '1', points: '1' },
              { from: '2', points: '2' },
            ],
            quantity: { of: 'total', series: 'newAboveScaleOperators', where: 'local', aboveSalesLine: true },
            dimension: 'operators',
            item: {
              key: '4.1',
              condition: words(
                '评估年度内年销售额新达到本地区规模线的经营者家数，按档计分',
                'Points by the number of operators that newly reached the yearly sales line of the region in the assessed years',
              ),
              grounds: ['data', 'records'],
            },
          },
          sources: APPLICANT,
          methods: ['documents'],
        },
        {
          number: 5,
          title: words('快递业务同比增速', 'Growth of express delivery'),
          kind: 'quantitative',
          points: '2',
          rule: {
            rule: 'years',
            each: '1',
            item: tested(
              '5.1',
              words(
                '当年本地快递业务量的增速高于全国，逐年计分',
                'In the year, local express volume grew faster than the national one',
              ),
              ['data'],
              above(growth('parcels', 'local'), growth('parcels', 'national')),
            ),
          },
          sources: ['postOffice', 'applicant'],
          methods: COMPARISON_AND_DOCUMENTS,
        },
      ],
    },
    {
      key: 'quality',
      title: words('发展质量', 'Quality'),
      points: '10',
      indicators: [
        {
          number: 6,
          title: words('网络市场消费贡献度', 'Contribution of the online market to consumption'),
          kind: 'quantitative',
          points: '2',
          rule: {
            rule: 'years',
            each: '1',
            item: tested(
              '6.1',
              words(
                '当年本地网上零售额占社会零售总额的比重高于全国，逐年计分',
                'In the year, the share of online in total retail sales was above the national share',
              ),
              ['data'],
              above(
                share('onlineRetail', 'totalRetail', 'local'),
                share('onlineRetail', 'totalRetail', 'national'),
              ),
            ),
          },
          sources: ['statistics', 'applicant'],
          methods: COMPARISON_AND_DOCUMENTS,
          note: words(
            '原文只写明总分；每年 1 分按同类指标推定。',
            'The text gives only the total; one point a year is inferred from the indicators like it.',
          ),
        },
        tieredShare(
          7,
          words('网络市场就业贡献度', 'Contribution of the online market to employment'),
          words(
            '网络市场从业人员占全部就业人员的比重，按档计分',
            'Points by the share of online-market workers among all people employed',
          ),
          'onlineEmployment',
          'totalEmployment',
        ),
        tieredShare(
          8,
          words('网络市场税收贡献度', 'Contribution of the online market to tax'),
          words(
            '电子商务纳税额占地区税收的比重，按档计分',
            'Points by the share of e-commerce in all tax of the region',
          ),
          'ecommerceTax',
          'totalTax',
        ),
        {
          number: 9,
          title: words(
            '存续时间2年以上的网络交易经营者占比',
            'Share of online operators that have lasted two years or more',
          ),
          kind: 'quantitative',
          points: '2',
          rule: {
            rule: 'tiers',
            bands: 'shared',
            tiers: [
              { from: '0.3', points: '1' },
              { from: '0.5', points: '2' },
            ],
            quantity: share('operatorsAtLeastTwoYears', 'onlineOperators', 'local'),
            dimension: 'ratio',
            item: {
              key: '9.1',
              condition: words(
                '满两年仍在营的经营者占现有网络交易经营者的比重，按档计分',
                'Points by the share of operators in business for two years or more among the present online operators',
              ),
              grounds: ['data', 'records'],
            },
          },
          sources: ['nationalPlatform', 'applicant'],
          methods: COMPARISON_AND_DOCUMENTS,
        },
        {
          number: 10,
          title: words('有特色网络市场产业', 'A distinctive local online industry'),
          kind: 'qualitative',
          points: '2',
          rule: {
            rule: 'judged',
            item: {
              key: '10.1',
              condition: words(
                '直播、跨境、农村电商或其他新业态中已有成形的地方特色',
                'A local specialty has taken shape in live-stream, cross-border or rural e-commerce, or in another new form',
              ),
              grounds: ['material'],
            },
          },
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
      ],
    },
  ],
}

/** Indicators 7 and 8 share their tiers: 3 % for one point, 5 % for two. */
function tieredShare(
  number: number,
  title: EditionGroup['title'],
  condition: EditionGroup['title'],
  numerator: string,
  denominator: string,
): EditionGroup['subgroups'][number]['indicators'][number] {
  return {
    number,
    title,
    kind: 'quantitative',
    points: '2',
    rule: {
      rule: 'tiers',
      bands: 'shared',
      tiers: [
        { from: '0.03', points: '1' },
        { from: '0.05', points: '2' },
      ],
      quantity: share(numerator, denominator, 'local'),
      dimension: 'ratio',
      item: { key: `${number}.1`, condition, grounds: ['data'] },
    },
    sources: APPLICANT,
    methods: DOCUMENTS_AND_EXPERTS,
  }
}
