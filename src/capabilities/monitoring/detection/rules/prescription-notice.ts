/** 处方药须凭处方在药师指导下购买和使用. */
import { law } from '../rule.ts'
import { isPrescription, statementRule } from './families/drugs.ts'

export const prescriptionNotice = statementRule(
  'prescription-notice',
  '处方药须凭处方在药师指导下购买和使用',
  'prescription drugs only on prescription, guided by a pharmacist',
  isPrescription,
  /处方药?(?:须|需|应当?)凭处方在药师指导下购买和使用/,
  { basis: law('drug-online-2022', '第十三条'), penalty: law('drug-online-2022', '第三十六条') },
  {
    violation: ['<p>阿莫西林胶囊 处方药 国药准字H20000001 ¥25/盒 立即购买</p>'],
    clean: [
      '<p>阿莫西林胶囊 处方药 国药准字H20000001 ¥25/盒 立即购买 处方药须凭处方在药师指导下购买和使用</p>',
      '<p>感冒灵 非处方药 国药准字Z20000001 ¥25/盒 立即购买</p>',
    ],
  },
)
