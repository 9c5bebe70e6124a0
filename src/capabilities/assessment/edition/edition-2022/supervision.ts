/** 规范监管, 25 分: indicators 11 to 19 of the 2022 edition. Pure data. */
import type { EditionGroup } from '../schema.ts'
import {
  APPLICANT,
  above,
  atLeast,
  COMPARISON_AND_DOCUMENTS,
  DOCUMENTS_AND_EXPERTS,
  measure,
  onePointEach,
  rate,
  reviewed,
  share,
  tested,
  words,
} from './build.ts'

export const SUPERVISION: EditionGroup = {
  key: 'supervision',
  title: words('规范监管', 'Regulating'),
  points: '25',
  subgroups: [
    {
      key: 'betterSupervision',
      title: words('完善监管', 'Better supervision'),
      points: '15',
      indicators: [
        {
          number: 11,
          title: words('强化智慧监管', 'Smart supervision'),
          kind: 'mixed',
          points: '3',
          rule: onePointEach(
            tested(
              '11.1',
              words(
                '国家平台用户数多于在编监管人员的一半',
                'More platform users than half of the supervisors on staff',
              ),
              ['data', 'records'],
              above(share('platformUsers', 'supervisors', 'local'), rate('0.5')),
            ),
            tested(
              '11.2',
              words(
                '国家平台分发的主体身份信息全部认领并处置',
                'All operator identities distributed by the national platform are claimed and disposed of',
              ),
              ['records'],
              atLeast(measure('operators.identityClaimed'), rate('1')),
            ),
            reviewed(
              '11.3',
              '向国家平台提供了系统接口和应用模型',
              'System interfaces and application models are given to the national platform',
            ),
          ),
          sources: ['nationalPlatform'],
          methods: COMPARISON_AND_DOCUMENTS,
        },
        {
          number: 12,
          title: words('发挥信用监管的基础作用', 'Credit supervision as the base'),
          kind: 'qualitative',
          points: '3',
          rule: onePointEach(
            reviewed(
              '12.1',
              '守信联合激励、失信联合惩戒，约束与过错相当',
              'Joint rewards and joint penalties, in proportion to the fault',
            ),
            reviewed(
              '12.2',
              '信用信息跨部门归集共享，依法公示，可以修复',
              'Credit data is gathered and shared across departments, published, and can be repaired',
              'material',
              'records',
            ),
            reviewed(
              '12.3',
              '按信用风险高低分级分类，监管措施有差别',
              'Supervision is graded by credit risk, and its measures differ',
              'material',
              'records',
            ),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 13,
          title: words('建立健全协同监管', 'Coordinated supervision'),
          kind: 'qualitative',
          points: '3',
          rule: onePointEach(
            reviewed(
              '13.1',
              '网络案件有会商和联合执法，并有协作办理的案件',
              'Online cases are consulted on and enforced jointly, and some were handled in cooperation',
              'material',
              'records',
            ),
            reviewed(
              '13.2',
              '几个部门一起开展网剑等网络市场专项行动',
              'Several departments ran campaigns such as 网剑 together',
              'material',
              'records',
            ),
            reviewed(
              '13.3',
              '在涉网案件上给予或得到过外地协助',
              'Help in online cases was given to or received from other regions',
              'records',
            ),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 14,
          title: words('完善事前事中事后监管', 'Supervision before, during and after'),
          kind: 'qualitative',
          points: '3',
          rule: onePointEach(
            reviewed(
              '14.1',
              '事前用好指导、约谈、提醒告诫、警示通报',
              'Guidance, talks, reminders and circulated warnings are used beforehand',
              'records',
            ),
            reviewed(
              '14.2',
              '监测和抽查有机制，风险发现得早、处置得快',
              'Monitoring and spot checks find risks early and have them handled fast',
              'records',
            ),
            reviewed(
              '14.3',
              '事中事后用足检查、处罚和强制措施',
              'Inspection, penalties and compulsory measures are used during and after',
              'records',
            ),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 15,
          title: words('构建社会共治格局', 'Social co-governance'),
          kind: 'qualitative',
          points: '3',
          rule: onePointEach(
            reviewed(
              '15.1',
              '线上线下一个标准，谁审批谁监管',
              'One standard online and offline; who approves also supervises',
            ),
            reviewed(
              '15.2',
              '行业能自律，平台企业有合规制度',
              'The industry disciplines itself, and platforms have compliance systems',
              'material',
              'records',
            ),
            reviewed(
              '15.3',
              '政府、平台、行业组织与社会各方协同治理',
              'Government, platforms, associations and society work together',
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
      key: 'lawfulEnforcement',
      title: words('规范执法', 'Lawful enforcement'),
      points: '10',
      indicators: [
        {
          number: 16,
          title: words('健全规范网络执法办案制度机制', 'Rules for handling online cases'),
          kind: 'qualitative',
          points: '3',
          rule: {
            rule: 'judged',
            item: {
              key: '16.1',
              condition: words(
                '有规范办案流程和在线取证的文件，或有在运行的办案机制',
                'Documents regulate the case procedure and online evidence, or a mechanism for it is at work',
              ),
              grounds: ['material'],
            },
          },
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 17,
          title: words('严厉查处涉网违法案件', 'Strict handling of online violations'),
          kind: 'mixed',
          points: '3',
          rule: onePointEach(
            tested(
              '17.1',
              words(
                '线索举报的按时核查率高于 95%',
                'More than 95 % of clues and reports are verified in time',
              ),
              ['records'],
              above(measure('clues.verifiedOnTime'), rate('0.95')),
            ),
            tested(
              '17.2',
              words(
                '交办督办线索的及时率、完成率都高于 90%',
                'More than 90 % of assigned clues are handled in time, and more than 90 % completed',
              ),
              ['records'],
              above(measure('clues.assignedOnTime'), rate('0.9')),
              above(measure('clues.assignedCompleted'), rate('0.9')),
            ),
            reviewed(
              '17.3',
              '行政执法与刑事司法的衔接运转有效',
              'The link between administrative enforcement and criminal justice works',
              'material',
              'records',
            ),
          ),
          sources: ['national12315', 'nationalPlatform', 'applicant'],
          methods: ['documents', 'comparison'],
        },
        {
          number: 18,
          title: words('依法依规依程序办理涉网违法案件', 'Cases handled by law and procedure'),
          kind: 'mixed',
          points: '2',
          rule: onePointEach(
            tested(
              '18.1',
              words(
                '复议维持率、诉讼胜诉率都高于 95%',
                'More than 95 % upheld on review, and more than 95 % won in court',
              ),
              ['records'],
              above(measure('cases.upheldOnReview'), rate('0.95')),
              above(measure('cases.wonInCourt'), rate('0.95')),
            ),
            tested(
              '18.2',
              words(
                '没有因程序违法被撤销、确认违法或败诉的涉网案件',
                'No online case was annulled, declared unlawful or lost for a procedural fault',
              ),
              ['records'],
              {
                left: measure('cases.proceduralFaults'),
                operator: '=',
                right: { of: 'constant', value: '0', dimension: 'cases' },
              },
            ),
          ),
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 19,
          title: words(
            '运用国家网络交易监管平台，提升涉网案件办理的精准性、有效性',
            'Precise and effective case handling with the national platform',
          ),
          kind: 'quantitative',
          points: '2',
          rule: onePointEach(
            tested(
              '19.1',
              words(
                '分发监测信息的核查及时率高于 90%',
                'More than 90 % of distributed monitoring information is verified in time',
              ),
              ['records'],
              above(measure('monitoring.verifiedOnTime'), rate('0.9')),
            ),
            tested(
              '19.2',
              words(
                '分发监测信息的核查完成率高于 90%',
                'More than 90 % of distributed monitoring information is verified',
              ),
              ['records'],
              above(measure('monitoring.verified'), rate('0.9')),
            ),
          ),
          sources: ['nationalPlatform'],
          methods: ['comparison'],
        },
      ],
    },
  ],
}
