/** 探索创新, 20 分: indicators 28 to 34 of the 2022 edition. Pure data. */
import type { EditionGroup } from '../schema.ts'
import { APPLICANT, DOCUMENTS_AND_EXPERTS, reviewed, words } from './build.ts'

export const INNOVATION: EditionGroup = {
  key: 'innovation',
  title: words('探索创新', 'Innovation'),
  points: '20',
  subgroups: [
    {
      key: 'innovativeWork',
      title: words('创新工作', 'Innovative work'),
      points: '12',
      indicators: [
        {
          number: 28,
          title: words(
            '围绕食品、药品、特种设备和工业产品质量安全等重点领域强化网络市场监管的创新性实践',
            'Innovation in key areas: food, drugs, special equipment, industrial products',
          ),
          kind: 'qualitative',
          points: '3',
          rule: {
            rule: 'any',
            items: [
              reviewed(
                '28.1',
                '用大数据、云计算或人工智能归集和使用数据',
                'Big data, cloud computing or artificial intelligence gathers and uses the data',
                'material',
                'records',
              ),
              reviewed(
                '28.2',
                '在电子取证或经营者合规管理上有新做法',
                'New ways of electronic evidence or of managing the compliance of operators',
                'material',
                'records',
              ),
              reviewed('28.3', '其他有地方特色的监管创新', 'Other new supervision with a local character'),
            ],
          },
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 29,
          title: words(
            '强化平台经济、数字经济发展规律研究，创新开展网络市场监管实践',
            'Innovation in supervision',
          ),
          kind: 'qualitative',
          points: '3',
          rule: {
            rule: 'any',
            items: [
              reviewed(
                '29.1',
                '在新领域试行沙盒监管、触发式监管',
                'Sandbox or triggered supervision is tried in new fields',
                'material',
                'records',
              ),
              reviewed(
                '29.2',
                '协会、平台、媒体、公众或第三方参与共治',
                'Associations, platforms, media, the public or third parties share in governance',
              ),
              reviewed('29.3', '其他有地方特色的监管创新', 'Other new supervision with a local character'),
            ],
          },
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 30,
          title: words(
            '强化平台经济、数字经济发展规律研究，创新开展网络市场服务实践',
            'Innovation in service',
          ),
          kind: 'qualitative',
          points: '3',
          rule: {
            rule: 'any',
            items: [
              reviewed(
                '30.1',
                '“互联网+”公共服务、政企数据共享有新做法',
                'New public services on the internet, or data shared between government and business',
              ),
              reviewed(
                '30.2',
                '降低制度性成本，推出新的公共服务和产品',
                'Lower institutional cost; new public services and goods',
              ),
              reviewed('30.3', '其他有地方特色的服务创新', 'Other new service with a local character'),
            ],
          },
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 31,
          title: words('促进平台经济、数字经济发展的创新实践', 'Innovation in growing the platform economy'),
          kind: 'qualitative',
          points: '3',
          rule: {
            rule: 'any',
            items: [
              reviewed(
                '31.1',
                '线上线下融合，带动传统经济升级',
                'Online and offline join; the traditional economy is upgraded',
              ),
              reviewed(
                '31.2',
                '培育出网络经济的新业态、新产业',
                'New forms and industries of the online economy are grown',
              ),
              reviewed('31.3', '其他有地方特色的发展创新', 'Other growth with a local character'),
            ],
          },
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
      ],
    },
    {
      key: 'effectOfInnovation',
      title: words('创新效果', 'Effect of innovation'),
      points: '8',
      indicators: [
        {
          number: 32,
          title: words(
            '创新工作得到省级以上党委、政府和国务院有关部门的认可',
            'Recognition at provincial level or above',
          ),
          kind: 'qualitative',
          points: '3',
          rule: {
            rule: 'any',
            items: [
              reviewed(
                '32.1',
                '获得表彰、会议交流、信息刊发、典型推广或领导批示之一',
                'One of: commendation, conference exchange, bulletin, typical case, instruction of a leader',
              ),
            ],
          },
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 33,
          title: words('创新工作被国家级和省部级媒体宣传报道', 'Reports in the media'),
          kind: 'qualitative',
          points: '3',
          rule: {
            rule: 'sum',
            items: [
              { ...reviewed('33.1', '有国家级媒体的报道', 'Reported by national media'), points: '2' },
              {
                ...reviewed('33.2', '有省部级媒体的报道', 'Reported by provincial or ministerial media'),
                points: '1',
              },
            ],
          },
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
        },
        {
          number: 34,
          title: words('创新工作形成制度化、标准化成果', 'Results turned into rules and standards'),
          kind: 'quantitative',
          points: '2',
          rule: {
            rule: 'count',
            each: '1',
            item: {
              key: '34.1',
              condition: words(
                '形成的网络市场监管与服务法规、规章、规范性文件或标准，按件计分',
                'Points by the regulations, rules, normative documents and standards on online-market supervision and service that were formed',
              ),
              grounds: ['material'],
            },
          },
          sources: APPLICANT,
          methods: DOCUMENTS_AND_EXPERTS,
          note: words(
            '有的地方方案把本项改写为落实上级制定的文件：地方方案可以改写指标表述。',
            'A published local plan words this as carrying out such documents of higher levels: a plan may reword an indicator.',
          ),
        },
      ],
    },
  ],
}
