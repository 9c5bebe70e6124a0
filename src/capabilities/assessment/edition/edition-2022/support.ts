/** 综合保障, 15 分: indicators 35 to 41 of the 2022 edition. Pure data. */
import type { EditionGroup } from '../schema.ts'
import {
  APPLICANT,
  atLeast,
  DOCUMENTS_AND_EXPERTS,
  measure,
  onePointEach,
  rate,
  reviewed,
  tested,
  words,
} from './build.ts'

export const SUPPORT: EditionGroup = {
  key: 'support',
  title: words('综合保障', 'Support'),
  points: '15',
  subgroups: [
    {
      key: 'organisation',
      title: words('组织机制保障', 'Organisation and mechanisms'),
      points: '7',
      indicators: [
        {
          number: 35,
          title: words('加强领导，统筹推进网络市场监管与服务工作', 'Leadership'),
          kind: 'qualitative',
          points: '2',
          rule: {
            rule: 'judged',
            item: {
              key: '35.1',
              condition: words(
                '党委、政府的规划或重点工作中列有这项工作',
                'The work stands in the plan or the key work of the party committee and the government',
              ),
              grounds: ['material'],
            },
          },
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 36,
          title: words('加强组织建设，完善网络市场监管与服务机构保障', 'Organisation'),
          kind: 'qualitative',
          points: '3',
          rule: onePointEach(
            reviewed(
              '36.1',
              '部门联席会议已建立并在运行',
              'The joint conference is set up and working',
              'material',
              'records',
            ),
            reviewed(
              '36.2',
              '创建领导机构已成立并在运行',
              'The leading body of the creation is set up and working',
              'material',
              'records',
            ),
            reviewed('36.3', '网络交易监管队伍配备齐全', 'The supervision team is complete'),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 37,
          title: words('建立工作机制，有力有序推进网络市场监管与服务工作', 'Mechanisms'),
          kind: 'qualitative',
          points: '2',
          rule: onePointEach(
            reviewed('37.1', '相关工作机制齐备', 'The mechanisms of the work are in place'),
            reviewed(
              '37.2',
              '实施方案有目标、任务、举措、单位和进度，并据以考评',
              'The plan names goals, tasks, measures, units and schedule, and work is appraised against it',
              'material',
              'records',
            ),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
      ],
    },
    {
      key: 'foundations',
      title: words('工作基础保障', 'Foundations'),
      points: '8',
      indicators: [
        {
          number: 38,
          title: words('加强队伍建设和人才培养，建立高素质专业化网络市场监管与服务队伍', 'Team and training'),
          kind: 'mixed',
          points: '2',
          rule: onePointEach(
            reviewed(
              '38.1',
              '专业力量得到充实，能力有提升',
              'The professional force has grown in number and skill',
            ),
            tested(
              '38.2',
              words(
                '监管人员全部受训，每人每年不少于 50 学时',
                'Every supervisor is trained, each for at least 50 class hours a year',
              ),
              ['records'],
              atLeast(measure('services.supervisorsTrained'), rate('1')),
              atLeast(measure('services.leastTrainingHours'), {
                of: 'constant',
                value: '50',
                dimension: 'hours',
              }),
            ),
          ),
          sources: ['nationalPlatform', 'applicant'],
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 39,
          title: words('加大投入，完善网络市场监管与服务财政和物资保障', 'Money and equipment'),
          kind: 'qualitative',
          points: '2',
          rule: onePointEach(
            reviewed('39.1', '工作经费列入本级预算', 'The expenses stand in the local budget'),
            reviewed('39.2', '专业设备和设施到位', 'Professional equipment and facilities are there'),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 40,
          title: words('强化信息基础支撑，完善网络市场监管与服务信息化保障', 'Information support'),
          kind: 'qualitative',
          points: '2',
          rule: onePointEach(
            reviewed(
              '40.1',
              '国家和省级已建系统在监管服务中用足用好',
              'National and provincial systems are used fully for supervision and service',
              'material',
              'records',
            ),
            reviewed(
              '40.2',
              '本地信息化保障机制运行良好',
              'The local mechanism of information support runs well',
              'material',
              'records',
            ),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 41,
          title: words('强化普法、宣传，营造良好社会氛围', 'Publicity'),
          kind: 'qualitative',
          points: '2',
          rule: onePointEach(
            reviewed('41.1', '普法活动形式多样', 'Law is made known in several forms', 'material', 'records'),
            reviewed(
              '41.2',
              '对举措、成效和典型经验作多种宣传',
              'Measures, results and typical experience are publicised in several forms',
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
