/** 教育培训保证性承诺. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'
import { penalty, refused } from './families/promises.ts'

export const educationPromise = wordRule({
  id: 'education-promise',
  version: 1,
  title: { zh: '教育培训保证性承诺', en: 'Promise of success in education' },
  basis: law('advertising', '第二十四条'),
  penalty,
  looksFor: {
    zh: '对升学、考试、证书、培训效果的保证，命题人员参与，受益者推荐。',
    en: 'Guaranteed results, examiners taking part, beneficiaries recommending.',
  },
  reason: {
    zh: '教育、培训广告作出“{{text}}”的承诺或者暗示。',
    en: 'Training is advertised with “{{text}}”.',
  },
  when: ({ goods }) => goods.has('education'),
  words:
    '包过 保过 必过 保证通过 不过退费 不过全退 不过退款 考不过退 包上岸 保上岸 必上岸 包拿证 保拿证 包取证 包就业 保录取 包录取 保提分 包提分 保证提分 百分百通过 100%通过 通过率100% 过关率100% 命题人授课 命题组专家 阅卷组老师 押题命中 押中原题 内部题库 考前泄题 内部指标 免考拿证 不用考试 快速拿证'.split(
      ' ',
    ),
  patterns: [
    /(?:保证|确保|承诺|签约保|协议保)[一-龥]{0,6}(?:通过|录取|提分|上岸|拿证|就业|升学|提高\d+分|提升\d+分|上本科|考上)/,
  ],
  exemptions: [refused],
  examples: {
    violation: [
      '教师资格证培训，签约保过，不过退费',
      '考研辅导班：命题组专家授课，押中原题',
      '专升本课程 百分百通过',
      '一对一辅导，保证提分三十分',
      '公考培训 包·上·岸',
    ],
    clean: [
      '教师资格证培训，不承诺包过，凭实力考试',
      '考研课程，累计学员一万名',
      '驾照体检包过户服务',
      '快递保过夜达，满意为止',
      '警惕“保过”培训陷阱：课程选择指南',
    ],
  },
})
