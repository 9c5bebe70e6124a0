/** 优化服务, 20 分: indicators 20 to 27 of the 2022 edition. Pure data. */
import type { EditionGroup } from '../schema.ts'
import {
  APPLICANT,
  above,
  DOCUMENTS_AND_EXPERTS,
  measure,
  national,
  onePointEach,
  rate,
  reviewed,
  tested,
  words,
} from './build.ts'

export const SERVICE: EditionGroup = {
  key: 'service',
  title: words('优化服务', 'Better service'),
  points: '20',
  subgroups: [
    {
      key: 'servingOperators',
      title: words('服务网络经营', 'Serving operators'),
      points: '11',
      indicators: [
        {
          number: 20,
          title: words(
            '提供便民利企服务，优化网络经济发展环境',
            'Convenient services for people and businesses',
          ),
          kind: 'qualitative',
          points: '3',
          rule: onePointEach(
            reviewed(
              '20.1',
              '登记注册环节少、流程规范',
              'Registration takes few steps and follows one standard',
            ),
            reviewed(
              '20.2',
              '网上办、一网办、掌上办，并落实税费减免',
              'Matters are handled online, on one network and by phone; taxes and fees are cut',
            ),
            reviewed(
              '20.3',
              '帮助平台服务好经营者和从业者，提供身份核验（国家平台、电子营业执照）',
              'Platforms are helped to serve operators and workers; identities are checked through the national platform and electronic licences',
              'material',
              'records',
            ),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 21,
          title: words('支持品牌建设、质量提升，促进高质量发展', 'Brands and quality'),
          kind: 'qualitative',
          points: '2',
          rule: onePointEach(
            reviewed(
              '21.1',
              '指导经营者创品牌、护知识产权',
              'Operators are guided to build brands and guard intellectual property',
            ),
            reviewed(
              '21.2',
              '提供标准、计量、认证、检验检测等质量服务',
              'Standards, metrology, certification, inspection and testing are offered',
              'material',
              'records',
            ),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 22,
          title: words(
            '提升公共服务水平，激发网络经营者创新创业活力',
            'Public services that spur innovation',
          ),
          kind: 'qualitative',
          points: '3',
          rule: onePointEach(
            reviewed('22.1', '政务服务一站办结', 'Government services are integrated in one stop'),
            reviewed(
              '22.2',
              '有帮扶、交流和培训，培养网络市场人才',
              'Help, exchange and training are offered; talent for the online market is brought up',
              'material',
              'records',
            ),
            reviewed(
              '22.3',
              '平台企业和社会资本参与公共服务数字化',
              'Platforms and private capital take part in making public services digital',
            ),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 23,
          title: words('强化信息基础设施建设，提升网络交易经营者数字化竞争力', 'Information infrastructure'),
          kind: 'qualitative',
          points: '3',
          rule: onePointEach(
            reviewed(
              '23.1',
              '网络和新型基础设施支撑平台经济',
              'Networks and new infrastructure carry the platform economy',
            ),
            reviewed(
              '23.2',
              '政务数据开放，政企在数据、风险、政策上合作',
              'Government data is open; government and business cooperate on data, risk and policy',
            ),
            reviewed(
              '23.3',
              '平台和科技企业带动中小企业、实体经济数字化',
              'Platforms and technology firms help small firms and the real economy go digital',
            ),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
      ],
    },
    {
      key: 'servingConsumers',
      title: words('服务网络消费', 'Serving consumers'),
      points: '9',
      indicators: [
        {
          number: 24,
          title: words(
            '积极开展网络消费教育和消费警示，提高消费者维权能力和意识',
            'Consumer education and warnings',
          ),
          kind: 'qualitative',
          points: '2',
          rule: onePointEach(
            reviewed(
              '24.1',
              '消费教育形式多、渠道多',
              'Consumers are educated in several forms and media',
              'material',
              'records',
            ),
            reviewed(
              '24.2',
              '消费提示和警示形式多、渠道多',
              'Tips and warnings go out in several forms and media',
              'material',
              'records',
            ),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 25,
          title: words(
            '及时受理和依法处理网络消费投诉，提升消费者获得感',
            'Complaints accepted and handled in time',
          ),
          kind: 'mixed',
          points: '3',
          rule: onePointEach(
            tested(
              '25.1',
              words(
                '投诉按时初查率、按时办结率都高于 95%',
                'More than 95 % of complaints are first checked in time, and more than 95 % closed in time',
              ),
              ['records'],
              above(measure('complaints.firstCheckOnTime'), rate('0.95')),
              above(measure('complaints.closedOnTime'), rate('0.95')),
            ),
            tested(
              '25.2',
              words('本地调解成功率高于全国', 'The local mediation success rate is above the national one'),
              ['records', 'data'],
              above(measure('complaints.mediated'), national('mediationSuccessRate')),
            ),
            tested(
              '25.3',
              words(
                '本地消费者满意度高于全国平均',
                'Local consumer satisfaction is above the national average',
              ),
              ['records', 'data'],
              above(measure('complaints.satisfied'), national('consumerSatisfaction')),
            ),
          ),
          sources: ['nationwide12315', 'applicant'],
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 26,
          title: words('健全消费纠纷多元化解机制，源头化解网络消费纠纷', 'Several ways to settle disputes'),
          kind: 'mixed',
          points: '2',
          rule: onePointEach(
            tested(
              '26.1',
              words(
                '在线消费纠纷解决在用，属地单位的按时办结率、和解成功率都高于全国平均',
                'Online dispute resolution is in use; local units close in time and settle more often than the national average',
              ),
              ['records', 'data'],
              above(measure('complaints.odrClosedOnTime'), national('odrOnTimeRate')),
              above(measure('complaints.odrSettled'), national('odrSettlementRate')),
            ),
            reviewed(
              '26.2',
              '引导平台加强服务，在源头化解纠纷',
              'Platforms are led to serve consumers better and settle disputes at the source',
            ),
          ),
          sources: ['nationwide12315', 'applicant'],
          methods: DOCUMENTS_AND_EXPERTS,
          note: words(
            '在线消费纠纷解决是否在用，由其办件体现：没有办件时按“无案件”处理。印本的数据来源第 1 项空缺，这里按第 25 项补为全国12315平台。',
            'That online dispute resolution is in use shows in its cases: without any, the item counts as "no cases". The printed list of sources leaves its first place empty; the one of indicator 25 stands here.',
          ),
        },
        {
          number: 27,
          title: words(
            '鼓励和支持落实产品质量主体责任，源头提高和全程把控产品质量',
            'Responsibility of producers and sellers for quality',
          ),
          kind: 'qualitative',
          points: '2',
          rule: onePointEach(
            reviewed(
              '27.1',
              '推动经营者实行质量安全追溯',
              'Operators are encouraged to make product quality traceable',
            ),
            reviewed(
              '27.2',
              '推动经营者作出质量安全承诺',
              'Operators are encouraged to commit themselves to product quality',
              'material',
              'records',
            ),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
      ],
    },
  ],
}
