/** 保证性承诺 in education, investment and property (广告法第二十四条至第二十六条). What its rules have in common. */
import type { Exemption } from '../../rule.ts'

export const refused: Exemption = {
  id: 'refused',
  title: { zh: '声明不作承诺', en: 'Says that it promises nothing' },
  outcome: 'none',
  before: /(?:不|勿|未|无法|禁止|严禁|没有|拒绝|绝不|不得|不会|谨防|警惕|非|不存在|切勿相信)[一-龥\w]{0,8}$/,
}
